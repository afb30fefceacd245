"""Where no line of Chinese text may break: what a document says to Word, and LibreOffice is told by its settings."""

NO_LINE_END = "$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥〕"
"""Characters that no line ends with: Word's own list for Chinese, and 〕 for document numbers (7.2.5)."""
NO_LINE_START = "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｝～￠号"
"""Characters that no line begins with: Word's own list for Chinese, and 号 for document numbers (7.2.5)."""

#!/bin/sh
# Runs Drafter with the first Python that is new enough: DRAFTER_PYTHON, one in this folder, or the system's.
here=$(cd "$(dirname "$0")" && pwd)

refuse() {
  printf '\n%s\n%s\n\n按回车键关闭。' "$1" "$2"
  read -r _
  exit 1
}

fits() {
  "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1
}

[ "$(uname -m)" = "@MACHINE@" ] ||
  refuse "这个文件夹是给 @MACHINE@ 处理器的，这台电脑是 $(uname -m)。" "请换一个压缩包：x86_64 是兆芯、海光、Intel、AMD，aarch64 是鲲鹏、飞腾。"
for python in "$DRAFTER_PYTHON" "$here/program/python/bin/python3" python3.13 python3.12 python3.11 python3 \
  /usr/local/bin/python3.1[123] /opt/python*/bin/python3; do
  if [ -n "$python" ] && fits "$python"; then
    exec "$python" -I "$here/program/start.py" "$@"
  fi
done
refuse "这台电脑上没有 Python 3.11、3.12 或 3.13（现有：$(python3 --version 2>&1 | head -n 1)）。" \
  "请单位的信息中心装一个，装在旁边就行，不用换掉系统自带的；装在别处的，写在环境变量 DRAFTER_PYTHON 里。"

@"%~dp0program\python\python.exe" -m drafter %*

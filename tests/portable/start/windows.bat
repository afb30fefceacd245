@echo off
rem Opens Drafter's page. Characters are those of code page 936, which Windows has on every Chinese computer.
chcp 936 >nul
setlocal
title Drafter
if not exist "%~dp0program\python\python.exe" goto packed
if /i "%PROCESSOR_ARCHITECTURE%"=="x86" if not defined PROCESSOR_ARCHITEW6432 goto old
set "told="
set "major=10"
for /f "tokens=2 delims=[]" %%a in ('ver') do set "told=%%a"
if defined told for /f "tokens=2 delims=. " %%b in ("%told%") do set "major=%%b"
if %major% LSS 10 goto old
echo 正在打开 Drafter，第一次要等十几秒……
"%~dp0program\python\python.exe" -m drafter open --documents %*
if errorlevel 1 pause
goto :eof

:packed
echo.
echo 请先解压，再双击“开始”：
echo 在压缩包上点右键，选“全部解压缩”（或“解压到…”），然后打开解压出来的 Drafter 文件夹。
echo.
pause
goto :eof

:old
echo.
echo 这台电脑的 Windows 太旧了：Drafter 要 64 位的 Windows 10 或 Windows 11。
echo 请换一台电脑，或者请单位的信息中心升级。填报文件可以拷到别的电脑上接着填。
echo.
pause

@echo off
rem The command line of MapMyFitness 3.1: mmf --help
setlocal
if defined JAVA_HOME (
  set "mmf_java=%JAVA_HOME%\bin\java.exe"
) else (
  set "mmf_java=java.exe"
)
"%mmf_java%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar "%~dp0..\lib\mmf.jar" %*
exit /b %ERRORLEVEL%

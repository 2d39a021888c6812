@echo off
rem The command line of MapMyFitness 3.1: mmf --help
rem
rem Runs ..\lib\mmf.jar with the Java of JAVA_HOME or of the PATH, 17 or later. Not with a java.exe of the current
rem directory, which cmd would find first.
setlocal DisableDelayedExpansion
if defined JAVA_HOME (
  set "mmf_java=%JAVA_HOME%\bin\java.exe"
) else (
  for %%J in (java.exe) do set "mmf_java=%%~$PATH:J"
)
if not exist "%mmf_java%" (
  echo mmf: Java is missing; install Java 17 or later, or set JAVA_HOME>&2
  exit /b 1
)
"%mmf_java%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -jar "%~dp0..\lib\mmf.jar" %*
exit /b %ERRORLEVEL%

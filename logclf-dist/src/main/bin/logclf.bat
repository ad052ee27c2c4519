@echo off
rem Runs the command line of logclf, on JAVA_HOME's Java run time or on the PATH's, from 17 on.
setlocal
set "LOGCLF_HOME=%~dp0.."
set "LOGCLF_JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "LOGCLF_JAVA=%JAVA_HOME%\bin\java.exe"
if "%LOGCLF_JAVA%"=="java" (
  where java >nul 2>nul || (
    echo logclf: needs a Java run time from version 17 on: install one, or set JAVA_HOME to one 1>&2
    exit /b 1
  )
)
rem LOGCLF_JAVA_OPTS is for the JVM, for example -Xmx128m.
"%LOGCLF_JAVA%" %LOGCLF_JAVA_OPTS% "-Dlogclf.home=%LOGCLF_HOME%" -jar "%LOGCLF_HOME%\logclf.jar" %*
exit /b %ERRORLEVEL%

# Sets up what the commands beside it need on Windows: Python, .venv and the locked packages.
# Dot-sourced by run.ps1 and test.ps1. Qt's libraries come inside its wheel here.

$Root = (Resolve-Path (Join-Path $PSScriptRoot '..')).Path
$Venv = Join-Path $Root '.venv'
$Python = Join-Path $Venv 'Scripts\python.exe'

# Trouble outside the programme: exit 3, as the programme itself does.
function Stop-WithAdvice([string] $Message) {
    [Console]::Error.WriteLine($Message)
    exit 3
}

function Test-Python([string[]] $Command) {
    if (-not (Get-Command $Command[0] -ErrorAction SilentlyContinue)) { return $false }
    $Rest = @($Command | Select-Object -Skip 1)
    & $Command[0] @Rest -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>$null
    return $LASTEXITCODE -eq 0
}

function Find-Python {
    $Candidates = @(
        @('py', '-3'), @('python'), @('python3'),
        @('py', '-3.14'), @('py', '-3.13'), @('py', '-3.12'), @('py', '-3.11')
    )
    foreach ($Candidate in $Candidates) {
        if (Test-Python $Candidate) { return $Candidate }
    }
    Stop-WithAdvice 'KommA Desk needs Python 3.11 or newer. Please run: winget install Python.Python.3.13'
}

# What must be installed, in one text: the locked packages, the project's own data, the place.
function Get-Fingerprint([string] $Lock) {
    $Hashes = Get-FileHash -Algorithm SHA256 (Join-Path $Root 'pyproject.toml'), $Lock
    return (@($Root) + $Hashes.Hash) -join ' '
}

# .venv with exactly what the lock file names, and the project itself.
function Initialize-Venv([string] $LockName) {
    $Lock = Join-Path $Root $LockName
    $Stamp = Join-Path $Venv "installed-$LockName"
    if (-not (Test-Python @($Python))) {
        $Base = @(Find-Python)
        $Rest = @($Base | Select-Object -Skip 1)
        Write-Host 'Making the virtual environment .venv'
        & $Base[0] @Rest -m venv --clear $Venv
        if ($LASTEXITCODE -ne 0) { Stop-WithAdvice 'The virtual environment could not be made.' }
    }
    $Wanted = Get-Fingerprint $Lock
    if ((Test-Path $Stamp) -and ((Get-Content -Raw $Stamp).Trim() -eq $Wanted)) { return }
    Write-Host "Installing the packages named in $LockName (only when they have changed)"
    $Pip = @('-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input')
    & $Python @Pip --require-hashes --requirement $Lock
    if ($LASTEXITCODE -ne 0) {
        Stop-WithAdvice 'The packages could not be installed. Please check the network and try again.'
    }
    & $Python @Pip --no-deps --no-build-isolation --editable $Root
    if ($LASTEXITCODE -ne 0) { Stop-WithAdvice 'KommA Desk itself could not be installed into .venv.' }
    Set-Content -Path $Stamp -Value $Wanted
}

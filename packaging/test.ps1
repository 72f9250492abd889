# Runs lint, types, import rules, words and all tests on a fresh Windows machine.
#   powershell -ExecutionPolicy Bypass -File packaging\test.ps1 [-- ARGUMENTS FOR PYTEST...]

. (Join-Path $PSScriptRoot 'prepare.ps1')

$Given = @($args)
if ($Given.Count -gt 0) {
    if ($Given[0] -ne '--') {
        [Console]::Error.WriteLine('usage: packaging\test.ps1 [-- ARGUMENTS FOR PYTEST...]')
        exit 2
    }
    $Given = @($Given | Select-Object -Skip 1)
}
if ($env:CI) {
    $env:NO_COLOR = '1'
    $env:PY_COLORS = '0'
}
$env:QT_QPA_PLATFORM = 'offscreen'

# The first step that fails ends the run and says which it was.
function Invoke-Step([string] $Heading, [string] $Command, [string[]] $Arguments) {
    Write-Host "`n=== $Heading"
    & $Command @Arguments
    if ($LASTEXITCODE -ne 0) {
        Write-Host "`nSTOPPED at: $Heading"
        exit 1
    }
}

Initialize-Venv 'requirements-dev.lock'
Set-Location $Root

Invoke-Step 'Lint' $Python @('-m', 'ruff', 'check', '.')
Invoke-Step 'Format' $Python @('-m', 'ruff', 'format', '--check', '.')
Invoke-Step 'Words' $Python @('packaging\compile_words.py', '--check')
Invoke-Step 'Plain words' $Python @('packaging\compile_plain_words.py', '--check')
Invoke-Step 'Import rules' (Join-Path $Venv 'Scripts\lint-imports.exe') @()
Invoke-Step 'Types' $Python @('-m', 'mypy')
Invoke-Step 'Tests' $Python (@('-m', 'pytest', '-n', 'auto') + $Given)
Write-Host "`nAll checks passed."

# Starts KommA Desk on a fresh Windows machine: all set-up, then the programme. See packaging/README.md.
#   powershell -ExecutionPolicy Bypass -File packaging\run.ps1                the window, on a demo store
#   powershell -ExecutionPolicy Bypass -File packaging\run.ps1 --tour DIR     the main job without a screen
#   powershell -ExecutionPolicy Bypass -File packaging\run.ps1 ARGUMENTS...   anything komma-desk knows

. (Join-Path $PSScriptRoot 'prepare.ps1')
Initialize-Venv 'requirements.lock'

$Given = @($args)
if ($Given.Count -eq 0) { $Given = @('demo') }
elseif ($Given[0] -eq '--tour') { $Given = @('demo') + $Given }

# -P keeps the folder one happens to stand in out of Python's search path.
& $Python -P -m komma_desk @Given
exit $LASTEXITCODE

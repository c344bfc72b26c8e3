# Make dist\HRCase.msi from dist\hrcase; sign programs and package when a certificate is given.
param(
    [string]$Thumbprint = "",
    [string]$TimestampServer = ""
)
$ErrorActionPreference = "Stop"
$root = Resolve-Path (Join-Path $PSScriptRoot "..\..")
$bundle = Join-Path $root "dist\hrcase"
$package = Join-Path $root "dist\HRCase.msi"
$python = Join-Path $root ".venv\Scripts\python.exe"

function Invoke-Checked([string]$Program, [string[]]$Words) {
    & $Program @Words
    if ($LASTEXITCODE -ne 0) { throw "$Program failed with exit code $LASTEXITCODE" }
}

function Add-Signature([string[]]$Files) {
    if (-not $Thumbprint) { return }
    $words = @("sign", "/sm", "/sha1", $Thumbprint, "/fd", "SHA256")
    if ($TimestampServer) { $words += @("/tr", $TimestampServer, "/td", "SHA256") }
    Invoke-Checked "signtool" ($words + $Files)
}

$version = & $python -c "import sys; sys.path.insert(0, r'$root'); import hrcase; print(hrcase.__version__)"
Add-Signature @((Join-Path $bundle "hrcase.exe"), (Join-Path $bundle "hrcase-tool.exe"))
Invoke-Checked $python @((Join-Path $root "packaging\build.py"), "--only-sums")
Invoke-Checked "wix" @(
    "build", "-arch", "x64", "-d", "Version=$version", "-d", "Bundle=$bundle",
    "-o", $package, (Join-Path $PSScriptRoot "hrcase.wxs")
)
Add-Signature @($package)
Get-FileHash -Algorithm SHA256 $package

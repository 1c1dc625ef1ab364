// The PowerShell that asks WPS or Microsoft Office to export PDFs. The scripts are constants: what differs comes in
// environment variables, which hold numbers, names of ours and the private folder, so that no text of a user is ever
// part of a script. Word: https://learn.microsoft.com/office/vba/api/word.document.exportasfixedformat, Excel:
// https://learn.microsoft.com/office/vba/api/excel.workbook.exportasfixedformat; WPS answers to the same calls.

/**
 * Exports every numbered document of the folder. Ends with 0, or 5 when some could not be exported, or 3 when the program
 * did not start. One that the user is working in is used and left as it was: it is never closed. What was started is
 * written down with the time it was started at, so that it can be ended alone.
 */
export const exportScript = `
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$folder = $env:PREVIEW_FOLDER
$pdfFolder = Join-Path $folder 'pdf'
$servers = $env:PREVIEW_SERVERS.Split(';')

function Get-Servers {
  Get-CimInstance Win32_Process | Where-Object {
    ($servers -contains $_.Name) -and ($_.CommandLine -match '[-/](Automation|Embedding)')
  }
}
function Start-Server($names) {
  $before = @(Get-Servers | ForEach-Object { $_.ProcessId })
  $app = $null
  foreach ($name in $names.Split(';')) {
    try { $app = New-Object -ComObject $name; break } catch { }
  }
  if ($null -eq $app) { exit 3 }
  foreach ($server in @(Get-Servers)) {
    if ($before -contains $server.ProcessId) { continue }
    $line = '{0} {1}' -f $server.ProcessId, $server.CreationDate.ToUniversalTime().Ticks
    Add-Content -LiteralPath (Join-Path $folder 'started.txt') -Value $line -Encoding ASCII
  }
  return $app
}
function Test-InUse($app, $documents) {
  try { return $app.Visible -or ($documents.Count -gt 0) } catch { return $true }
}
function Export-Word($app, $path, $pdf) {
  $document = $app.Documents.Open($path, $false, $true, $false)
  try { $document.ExportAsFixedFormat($pdf, 17) } finally { $document.Saved = $true; $document.Close() }
}
function Export-Excel($app, $path, $pdf) {
  $book = $app.Workbooks.Open($path, 0, $true)
  try { $book.ExportAsFixedFormat(0, $pdf) } finally { $book.Saved = $true; $book.Close() }
}

$failed = 0
foreach ($kind in @('docx', 'xlsx')) {
  $files = @(Get-ChildItem -LiteralPath $folder -Filter ('*.' + $kind))
  if ($files.Count -eq 0) { continue }
  $isWord = $kind -eq 'docx'
  if ($isWord) { $app = Start-Server $env:PREVIEW_WORD } else { $app = Start-Server $env:PREVIEW_EXCEL }
  if ($isWord) { $inUse = Test-InUse $app $app.Documents } else { $inUse = Test-InUse $app $app.Workbooks }
  $alerts = $app.DisplayAlerts
  $security = $null
  try { $security = $app.AutomationSecurity; $app.AutomationSecurity = 3 } catch { }
  try {
    if ($isWord) { $app.DisplayAlerts = 0 } else { $app.DisplayAlerts = $false }
    foreach ($file in $files) {
      $pdf = Join-Path $pdfFolder ($file.BaseName + '.pdf')
      try {
        if ($isWord) { Export-Word $app $file.FullName $pdf } else { Export-Excel $app $file.FullName $pdf }
      } catch { $failed = $failed + 1 }
    }
  } finally {
    if ($inUse) {
      $app.DisplayAlerts = $alerts
      if ($null -ne $security) { $app.AutomationSecurity = $security }
    } else { $app.Quit() }
    [void][Runtime.InteropServices.Marshal]::FinalReleaseComObject($app)
    $app = $null
  }
}
[GC]::Collect()
[GC]::WaitForPendingFinalizers()
if ($failed -gt 0) { exit 5 }
exit 0
`;

/** Ends what `exportScript` wrote down. A number that belongs to another process by now has another time of start. */
export const endScript = `
$ErrorActionPreference = 'SilentlyContinue'
foreach ($line in @(Get-Content -LiteralPath (Join-Path $env:PREVIEW_FOLDER 'started.txt'))) {
  $number, $ticks = $line.Split(' ')
  $server = Get-CimInstance Win32_Process -Filter ('ProcessId = ' + [int]$number)
  if ($null -eq $server) { continue }
  if ($server.CreationDate.ToUniversalTime().Ticks -eq [long]$ticks) { Stop-Process -Id ([int]$number) -Force }
}
exit 0
`;

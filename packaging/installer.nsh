; Joined into electron-builder's NSIS script. What the MSI does instead stands in scripts/packaging/msi-project.ts.

; The MSI's upgrade code (electron-builder.yml).
!define PRINT_ROOM_MSI "{9E20F7DD-0F69-4818-AE86-D86A8F061C49}"
; "Another version of this product is already installed", as Windows Installer says it.
!define PRINT_ROOM_OTHER_INSTALLER 1638

; Two installers of one program would each remove the other's files.
!macro customInit
  System::Call 'msi::MsiEnumRelatedProductsW(w "${PRINT_ROOM_MSI}", i 0, i 0, w .r1) i .r0'
  ${If} $0 == 0
    MessageBox MB_OK|MB_ICONSTOP "Print Room was installed here by its MSI package. Upgrade it with the next MSI, or remove it first." /SD IDOK
    SetErrorLevel ${PRINT_ROOM_OTHER_INSTALLER}
    Quit
  ${EndIf}
!macroend

; Links such as print-room://job/ID, and the data folder that all users of this computer share. They may change what is in it; nobody else may look. Whoever
; made a folder of this name before us keeps no right of his own.
!macro customInstall
  WriteRegStr HKLM "Software\Classes\print-room" "" "URL:Print Room"
  WriteRegStr HKLM "Software\Classes\print-room" "URL Protocol" ""
  WriteRegStr HKLM "Software\Classes\print-room\shell\open\command" "" '"$INSTDIR\${PRODUCT_FILENAME}.exe" "%1"'

  SetShellVarContext all
  CreateDirectory "$APPDATA\Print Room"
  nsExec::ExecToLog '"$SYSDIR\icacls.exe" "$APPDATA\Print Room" /setowner *S-1-5-32-544'
  Pop $0
  nsExec::ExecToLog '"$SYSDIR\icacls.exe" "$APPDATA\Print Room" /reset'
  Pop $0
  nsExec::ExecToLog '"$SYSDIR\icacls.exe" "$APPDATA\Print Room" /inheritance:r /grant:r *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F *S-1-5-32-545:(OI)(CI)M'
  Pop $0
  ${If} $0 != 0
    MessageBox MB_OK|MB_ICONEXCLAMATION "The rights of $APPDATA\Print Room could not be set (icacls: $0). Other users of this computer may be unable to print." /SD IDOK
  ${EndIf}
!macroend

; What was printed outlives an uninstallation: the data folder stays.
!macro customUnInstall
  DeleteRegKey HKLM "Software\Classes\print-room"
!macroend

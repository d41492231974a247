import { readFileSync, writeFileSync } from 'node:fs';

/** `nsis.guid` of electron-builder.yml: the setup program notes there where it has installed. */
const setupGuid = '5deece96-687e-403e-9370-f68a28f8255f';
/** Of the components of ours. Never change: Windows Installer counts by them. */
const dataFolderGuid = 'A5229632-A0A1-48BA-B5E4-30014CA454B8';
const linksGuid = '0766039A-A7BF-48C6-AAD6-E8A76ED4EF42';
/**
 * Full control for the system and administrators, change for users, nothing for others and nothing from above; on
 * files and folders inside as well. In SIDs, because the groups' names differ by language.
 */
const dataFolderRights = 'D:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1301bf;;;BU)';

/**
 * electron-builder's hook on the WiX project of the MSI, before it is compiled. The macros of the NSIS setup do not run
 * in an MSI, so what they do is said here in its words: the data folder that all users of the computer share, the links, and
 * the refusal where the other installer was used.
 * @param path of project.wxs
 * @throws Error where electron-builder's template has changed.
 */
export function msiProjectCreated(path: string): void {
  writeFileSync(path, extendProject(readFileSync(path, 'utf8')));
}

/** The project's text with our parts in it. */
export function extendProject(project: string): string {
  const refusal = `
    <Property Id="PRINTROOMSETUP">
      <RegistrySearch Id="PrintRoomSetup" Root="HKLM" Key="Software\\${setupGuid}" Name="InstallLocation" Type="raw" Win64="yes"/>
    </Property>
    <Condition Message="Print Room was installed here by its setup program. Upgrade it with the next setup program, or remove it first."><![CDATA[Installed OR NOT PRINTROOMSETUP]]></Condition>
`;
  const folder = `
      <Directory Id="CommonAppDataFolder">
        <Directory Id="PRINTROOMDATA" Name="Print Room"/>
      </Directory>
`;
  // Permanent: what was printed must outlive an uninstallation.
  const components = `
      <Component Id="PrintRoomData" Directory="PRINTROOMDATA" Guid="${dataFolderGuid}" KeyPath="yes" Permanent="yes" Win64="yes">
        <CreateFolder>
          <PermissionEx Sddl="${dataFolderRights}"/>
        </CreateFolder>
      </Component>
      <Component Id="PrintRoomLinks" Directory="APPLICATIONFOLDER" Guid="${linksGuid}" Win64="yes">
        <RegistryValue Root="HKLM" Key="Software\\Classes\\print-room" Type="string" Value="URL:Print Room" KeyPath="yes"/>
        <RegistryValue Root="HKLM" Key="Software\\Classes\\print-room" Name="URL Protocol" Type="string" Value=""/>
        <RegistryValue Root="HKLM" Key="Software\\Classes\\print-room\\shell\\open\\command" Type="string" Value="&quot;[APPLICATIONFOLDER]Print Room.exe&quot; &quot;%1&quot;"/>
      </Component>
`;
  return [
    [/(?=<Directory Id="TARGETDIR")/, refusal.trimStart()],
    [/(?<=<Directory Id="TARGETDIR" Name="SourceDir">\n)/, folder.slice(1)],
    [/(?<=<ComponentGroup Id="ProductComponents"[^>]*>\n)/, components.slice(1)],
  ].reduce((text, [place, addition]) => {
    if (text.search(place as RegExp) < 0) {
      throw new Error(`electron-builder's WiX template has changed: ${String(place)} is not in it`);
    }
    return text.replace(place as RegExp, () => addition as string);
  }, project);
}

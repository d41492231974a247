import type { Sentences } from '../translator.ts';

/** Printers and their drivers. The order is that of the source. */
export const drivers: Sentences = {
  // src-main/core/printing/drivers/cups.ts
  'it must be the name of a queue, or cups://host:port/queue':
    'es muss der Name einer Warteschlange sein, oder cups://host:port/queue',
  '{name} did not take the job: {sentence}': '{name} hat den Auftrag nicht angenommen: {sentence}',
  'It does not tell what came out of the printer; sheets are counted after printing.':
    'Er meldet nicht, was herauskam; Bögen werden nach dem Druck gezählt.',
  'the print spooler (CUPS) is not running.': 'der Druckdienst (CUPS) läuft nicht.',
  'the print spooler (CUPS at {server}) is not running.': 'der Druckdienst (CUPS auf {server}) läuft nicht.',
  // src-main/core/printing/drivers/folder.ts
  'it must be the whole path of a folder': 'es muss der vollständige Pfad eines Ordners sein',
  'The folder {uri} cannot be written: {message}':
    'Der Ordner {uri} kann nicht beschrieben werden: {message}',
  '{target} could not be saved: {message}': '{target} konnte nicht gespeichert werden: {message}',
  // src-main/core/printing/drivers/index.ts
  'Windows printers can be used on Windows only': 'Windows-Drucker gibt es nur unter Windows',
  // src-main/core/printing/drivers/raw.ts
  'it must be socket://host or socket://host:port': 'es muss socket://host oder socket://host:port sein',
  'trays are chosen at the device; take the tray away from this printer in Print Room':
    'Fächer werden am Gerät gewählt; nehmen Sie in Print Room das Fach von diesem Drucker weg',
  ' (it says: {message})': ' (er meldet: {message})',
  'nothing was sent, because {reasons}{own}': 'nichts wurde gesendet, denn {reasons}{own}',
  'the print file cannot be read: {file}': 'die Druckdatei kann nicht gelesen werden: {file}',
  '{device}: job {spoolJobId} was sent by an earlier start.':
    '{device}: Auftrag {spoolJobId} wurde von einem früheren Start gesendet.',
  'was cut off by a cancel': 'wurde durch einen Abbruch abgeschnitten',
  'It takes connections and tells nothing about itself.':
    'Er nimmt Verbindungen an und meldet nichts über sich.',
  'It says: {message}.': 'Er meldet: {message}.',
  // src-main/core/printing/drivers/raw/connect.ts
  'does not answer within {limitMs} s': 'antwortet nicht innerhalb von {limitMs} s',
  'refuses the connection': 'lehnt die Verbindung ab',
  'is a name that the network does not know': 'ist ein Name, den das Netzwerk nicht kennt',
  'cannot be reached from here': 'ist von hier nicht erreichbar',
  'cannot be connected ({caught})': 'kann nicht verbunden werden ({caught})',
  // src-main/core/printing/drivers/raw/follow-raw.ts
  'Print Room is closing': 'Print Room wird geschlossen',
  '{name} {message}; how much of the job it has is not known.':
    '{name} {message}; wie viel vom Auftrag er hat, ist nicht bekannt.',
  '{name} never closed the connection; how much of the job it has is not known.':
    '{name} hat die Verbindung nie geschlossen; wie viel vom Auftrag er hat, ist nicht bekannt.',
  '{name} went away while it had the job and came back without it.':
    '{name} war weg, während er den Auftrag hatte, und kam ohne ihn zurück.',
  '{name} went away while it had the job: {message}.':
    '{name} war weg, während er den Auftrag hatte: {message}.',
  '{name} was cancelled with labels in its memory ({reasons}). It may still print them: delete the job at the printer before it is put right, then count.':
    '{name} wurde abgebrochen, während Etiketten in seinem Speicher waren ({reasons}). Er druckt sie vielleicht noch: Löschen Sie den Auftrag am Drucker, bevor er wieder bereit gemacht wird, und zählen Sie dann.',
  '{name} has counted {count} since, the job has {sheets}.':
    '{name} hat seitdem {count} gezählt, der Auftrag hat {sheets}.',
  // src-main/core/printing/drivers/raw/transfer.ts
  'broke the connection': 'hat die Verbindung abgebrochen',
  // src-main/core/printing/drivers/raw/zebra.ts
  'media out': 'Material zu Ende',
  'ribbon out': 'Farbband zu Ende',
  'print head open': 'Druckkopf offen',
  'cutter fault': 'Fehler am Abschneider',
  'print head too hot': 'Druckkopf zu heiß',
  'motor too hot': 'Motor zu heiß',
  'print head has a bad element': 'Druckkopf hat ein defektes Element',
  'print head not recognised': 'Druckkopf nicht erkannt',
  'paper jam': 'Papierstau',
  'paper feed error': 'Fehler beim Papiereinzug',
  'paper path could not be cleared': 'Papierweg konnte nicht geräumt werden',
  'black mark not found': 'Schwarzmarke nicht gefunden',
  'error {group1}': 'Fehler {group1}',
  'settings lost': 'Einstellungen verloren',
  'print head too cold': 'Druckkopf zu kalt',
  // src-main/core/printing/drivers/reason-words.ts
  'there is no paper or there are no labels in it': 'es ist kein Papier oder es sind keine Etiketten darin',
  'paper is jammed in it': 'Papier hat sich darin gestaut',
  'another paper is in it than it needs': 'ein anderes Papier liegt darin, als er braucht',
  'its cover or print head is open': 'seine Klappe oder sein Druckkopf ist offen',
  'its ribbon, toner or ink is used up': 'sein Farbband, Toner oder seine Tinte ist verbraucht',
  'it is off line': 'er ist offline',
  'it is paused': 'er ist angehalten',
  'somebody must look at it': 'jemand muss nach ihm sehen',
  '{printer} has not finished the job, and nothing has changed for {minutes} minutes.':
    '{printer} hat den Auftrag nicht beendet, und seit {minutes} Minuten hat sich nichts geändert.',
  // src-main/core/printing/drivers/windows.ts
  'it must be the name of a printer as Windows shows it':
    'es muss der Name eines Druckers sein, wie Windows ihn zeigt',
  'It has none to choose': 'Er hat keine zur Auswahl',
  'Its trays: {trays}': 'Seine Fächer: {trays}',
  'it has no tray "{tray}". {known}': 'er hat kein Fach „{tray}“. {known}',
  'its tray "{tray}" has a comma in its name, which cannot be asked for':
    'sein Fach „{tray}“ hat ein Komma im Namen und lässt sich nicht ansprechen',
  'its printing preferences in Windows scale pages to {scale} %; set them to 100 %':
    'seine Druckeinstellungen in Windows skalieren Seiten auf {scale} %; stellen Sie 100 % ein',
  'its printing preferences in Windows turn pages (landscape); set them to portrait':
    'seine Druckeinstellungen in Windows drehen Seiten (Querformat); stellen Sie Hochformat ein',
  'Windows has no printer "{name}".': 'Windows hat keinen Drucker „{name}“.',
  'The Windows print spooler cannot be asked: {caught}':
    'Die Windows-Druckwarteschlange kann nicht abgefragt werden: {caught}',
  // src-main/core/printing/drivers/windows/choose-form.ts
  'the page is {page} and its driver names no paper':
    'die Seite ist {page}, und sein Treiber nennt kein Papier',
  'the page is {page}; its form "{turned}" ({turned2}) is the same paper turned, and labels are never turned':
    'die Seite ist {page}; sein Formular „{turned}“ ({turned2}) ist dasselbe Papier gedreht, und Etiketten werden nie gedreht',
  'the page is {page}; the nearest form of its driver is "{form}" ({form2}). Add a form of the right size to the printer in Windows':
    'die Seite ist {page}; das nächste Formular seines Treibers ist „{form}“ ({form2}). Fügen Sie dem Drucker in Windows ein Formular der richtigen Größe hinzu',
  'its form "{form}" has a comma in its name; give it another name in Windows':
    'sein Formular „{form}“ hat ein Komma im Namen; geben Sie ihm in Windows einen anderen Namen',
  '{width} x {height} mm': '{width} x {height} mm',
  // src-main/core/printing/drivers/windows/follow-windows.ts
  'The Windows spooler cannot be asked what became of it: {message}':
    'Die Windows-Druckwarteschlange kann nicht sagen, was daraus wurde: {message}',
  '{printer} was removed from Windows while it had the job.':
    '{printer} wurde aus Windows entfernt, während er den Auftrag hatte.',
  'The job left the queue of {printer} {everSeen}.':
    'Der Auftrag verließ die Warteschlange von {printer} {everSeen}.',
  'because it was deleted there': 'weil er dort gelöscht wurde',
  'after somebody restarted it, so labels may be out twice':
    'nachdem jemand ihn neu gestartet hat, daher können Etiketten doppelt sein',
  'while something was wrong with it': 'während etwas nicht stimmte',
  // src-main/core/printing/drivers/windows/hand-over.ts
  'SumatraPDF could not be started ({code}): {sumatraPdf} is missing, or a protection program blocks it':
    'SumatraPDF konnte nicht gestartet werden ({code}): {sumatraPdf} fehlt, oder ein Schutzprogramm blockiert es',
  'SumatraPDF could not print it (exit code {exit})': 'SumatraPDF konnte es nicht drucken (Exit-Code {exit})',
  '{failed}; nothing came to the spooler': '{failed}; nichts kam in die Druckwarteschlange',
  // src-main/core/printing/drivers/windows/helper-client.ts
  'The Windows helper ended.': 'Das Windows-Hilfsprogramm wurde beendet.',
  // src-main/core/printing/drivers/windows/protected-print.ts
  'by a policy of your organisation': 'durch eine Richtlinie Ihrer Organisation',
  'in the Settings of this computer': 'in den Einstellungen dieses Computers',
  "Windows protected print mode is on ({who}): Windows takes printers of vendors' drivers away, label printers above all. Add the printer to Print Room by its network address instead, as ipp://... or, with PDF Direct, as socket://...:9100; neither needs a driver.":
    'Der geschützte Druckmodus von Windows ist an ({who}): Windows entfernt Drucker mit Treibern der Hersteller, vor allem Etikettendrucker. Fügen Sie den Drucker in Print Room stattdessen mit seiner Netzwerkadresse hinzu, als ipp://... oder, mit PDF Direct, als socket://...:9100; beides braucht keinen Treiber.',
  // src-main/core/printing/ipp/address.ts
  'it must begin with ipp:// or ipps://, without spaces':
    'es muss mit ipp:// oder ipps:// beginnen, ohne Leerzeichen',
  'it must be ipp://host/path or ipps://host/path': 'es muss ipp://host/path oder ipps://host/path sein',
  'it names no host': 'es nennt keinen Host',
  'it must not hold a user name or a password': 'es darf keinen Benutzernamen und kein Kennwort enthalten',
  'behind # only sha256= and the fingerprint of an ipps:// printer may stand, 64 hexadecimal digits':
    'hinter # darf nur sha256= und der Fingerabdruck eines ipps://-Druckers stehen, 64 Hexadezimalziffern',
  // src-main/core/printing/ipp/connect.ts
  'The connection was given up.': 'Die Verbindung wurde aufgegeben.',
  '{address} does not answer.': '{address} antwortet nicht.',
  '{address} shows another certificate than the one the printer was added with (fingerprint {fingerprint}). Nothing was sent; if the printer was exchanged or set up anew, add it again.':
    '{address} zeigt ein anderes Zertifikat als das, mit dem der Drucker hinzugefügt wurde (Fingerabdruck {fingerprint}). Nichts wurde gesendet; wenn der Drucker ausgetauscht oder neu eingerichtet wurde, fügen Sie ihn neu hinzu.',
  '{address} shows a certificate that no authority vouches for. Compare its fingerprint with the one the printer shows, then use the address {uri}#sha256={fingerprint}':
    '{address} zeigt ein Zertifikat, für das keine Stelle bürgt. Vergleichen Sie seinen Fingerabdruck mit dem, den der Drucker zeigt, und verwenden Sie dann die Adresse {uri}#sha256={fingerprint}',
  'There is no host {host} in this network.': 'Einen Host {host} gibt es in diesem Netzwerk nicht.',
  'Nothing answers at {place}.': 'Unter {place} antwortet nichts.',
  '{place} cannot be reached.': '{place} ist nicht erreichbar.',
  '{place} offers no encrypted connection that this computer takes: use ipp:// in the address, or look into the settings of the printer.':
    '{place} bietet keine verschlüsselte Verbindung, die dieser Computer annimmt: Verwenden Sie ipp:// in der Adresse, oder sehen Sie in die Einstellungen des Druckers.',
  'No connection with {place}: {message}': 'Keine Verbindung mit {place}: {message}',
  // src-main/core/printing/ipp/decode.ts
  'An answer of {bytes} bytes is not IPP.': 'Eine Antwort von {bytes} Byte ist kein IPP.',
  'A value stands outside of every group.': 'Ein Wert steht außerhalb jeder Gruppe.',
  'The first value of a group has no name.': 'Der erste Wert einer Gruppe hat keinen Namen.',
  'Collections are nested too deeply.': 'Sammlungen sind zu tief verschachtelt.',
  'A collection has a value without a name.': 'Eine Sammlung hat einen Wert ohne Namen.',
  'The answer is cut off.': 'Die Antwort ist abgeschnitten.',
  'The answer has too many values.': 'Die Antwort hat zu viele Werte.',
  // src-main/core/printing/ipp/device-word.ts
  '{printer} got this job {jobs} times; its labels may be there twice.':
    '{printer} hat diesen Auftrag {jobs} Mal bekommen; seine Etiketten können doppelt sein.',
  '{printer} finished the job with errors.': '{printer} hat den Auftrag mit Fehlern beendet.',
  'Its queue calls the job completed, {printer} itself gave it up.':
    'Die Warteschlange nennt den Auftrag beendet, {printer} selbst hat ihn aufgegeben.',
  'Its queue calls the job completed, {printer} itself does not.':
    'Die Warteschlange nennt den Auftrag beendet, {printer} selbst nicht.',
  // src-main/core/printing/ipp/encode.ts
  'A field of {bytes} bytes does not fit into IPP.': 'Ein Feld von {bytes} Byte passt nicht in IPP.',
  // src-main/core/printing/ipp/exchange.ts
  '{address} asks for a user name and a password, which Print Room does not have.':
    '{address} verlangt Benutzernamen und Kennwort, die Print Room nicht hat.',
  '{address} refuses this computer.': '{address} weist diesen Computer ab.',
  '{address} has no printer at this address.': '{address} hat unter dieser Adresse keinen Drucker.',
  '{address} asks for an encrypted connection: use ipps:// in the address.':
    '{address} verlangt eine verschlüsselte Verbindung: Verwenden Sie ipps:// in der Adresse.',
  '{address} sends everybody on to {location}; if that is the printer, use its address.':
    '{address} schickt alle weiter zu {location}; wenn das der Drucker ist, verwenden Sie dessen Adresse.',
  '{address} answers HTTP {status} in place of IPP.': '{address} antwortet HTTP {status} statt IPP.',
  'it speaks no HTTP': 'er spricht kein HTTP',
  'The connection with {address} broke ({message}).':
    'Die Verbindung mit {address} ist abgebrochen ({message}).',
  '{address} does not answer as an IPP printer ({replace}).':
    '{address} antwortet nicht wie ein IPP-Drucker ({replace}).',
  // src-main/core/printing/ipp/follow-job.ts
  '{printer} began job {id} more than once; its labels may be there twice.':
    '{printer} hat Auftrag {id} mehr als einmal begonnen; seine Etiketten können doppelt sein.',
  '{printer} completed job {id} while nobody looked, and may have begun it more than once; its labels may be there twice.':
    '{printer} hat Auftrag {id} beendet, während niemand hinsah, und ihn vielleicht mehr als einmal begonnen; seine Etiketten können doppelt sein.',
  '{printer} finished job {id} with errors{view}.': '{printer} hat Auftrag {id} mit Fehlern beendet{view}.',
  'given up': 'aufgegeben',
  'Job {id} was {what} before {printer} began it{view}.':
    'Auftrag {id} wurde beendet ({what}), bevor {printer} ihn begann{view}.',
  'Job {id} was {what} while {printer} was at it{view}.':
    'Auftrag {id} wurde beendet ({what}), während {printer} daran war{view}.',
  ' for {minutes} minutes': ' seit {minutes} Minuten',
  '{printer} gives no sign of job {job}{since}{words}.':
    '{printer} gibt kein Lebenszeichen von Auftrag {job}{since}{words}.',
  '{printer} does not know job {id} any more; it may have been started anew.':
    '{printer} kennt Auftrag {id} nicht mehr; vielleicht wurde er neu gestartet.',
  '{printer} was asked to give job {id} back and does not say that it ended{words}; it may still print.':
    '{printer} sollte Auftrag {id} zurückgeben und meldet nicht, dass er beendet ist{words}; er druckt vielleicht noch.',
  // src-main/core/printing/ipp/job-template.ts
  'it takes no PDF, only {format}. Add it to the print queues of this computer and print through that queue, which turns the sheets into what the printer takes':
    'er nimmt kein PDF, nur {format}. Fügen Sie ihn den Druckwarteschlangen dieses Computers hinzu und drucken Sie über diese; sie wandelt die Bögen in das um, was der Drucker nimmt',
  'it cannot be told to print without scaling (it offers {scaling})':
    'ihm lässt sich nicht sagen, ohne Skalierung zu drucken (er bietet {scaling})',
  'the sheet is {page}; it takes only {sizes} or others':
    'der Bogen ist {page}; er nimmt nur {sizes} oder andere',
  'the sheet is {page}; it takes only {sizes}': 'der Bogen ist {page}; er nimmt nur {sizes}',
  'it has no tray {tray}; its trays: {trays}': 'er hat kein Fach {tray}; seine Fächer: {trays}',
  // src-main/core/printing/ipp/printer-state.ts
  'It is not accepting jobs.': 'Er nimmt keine Aufträge an.',
  'This queue sends a job again by itself after an error, so labels may come twice; set its error policy to abort-job (it is {policy}).':
    'Diese Warteschlange sendet einen Auftrag nach einem Fehler von selbst erneut, daher können Etiketten doppelt kommen; setzen Sie ihre Fehlerregel auf abort-job (sie ist {policy}).',
  'It takes no PDF: print through a queue of this computer instead.':
    'Er nimmt kein PDF: Drucken Sie stattdessen über eine Warteschlange dieses Computers.',
  'It does not say whether it scales pages; measure a calibration sheet before the first labels.':
    'Er meldet nicht, ob er Seiten skaliert; messen Sie vor den ersten Etiketten einen Testbogen.',
  // src-main/core/printing/ipp/refusal.ts
  'it does not understand the request': 'er versteht die Anfrage nicht',
  'it does not allow this': 'er erlaubt das nicht',
  'it asks for a user name and a password, which Print Room does not have':
    'er verlangt Benutzernamen und Kennwort, die Print Room nicht hat',
  'it does not allow this to the user of Print Room': 'er erlaubt das dem Benutzer von Print Room nicht',
  'this is not possible now': 'das ist jetzt nicht möglich',
  'there is no such printer or job': 'einen solchen Drucker oder Auftrag gibt es nicht',
  'it is gone': 'er ist weg',
  'the file is too large for it': 'die Datei ist zu groß für ihn',
  'it takes no PDF': 'er nimmt kein PDF',
  'it cannot read the file': 'er kann die Datei nicht lesen',
  'it has an internal error': 'er hat einen internen Fehler',
  'it does not know this operation': 'er kennt diesen Vorgang nicht',
  'it is not available now': 'er ist jetzt nicht verfügbar',
  'it has a fault': 'er hat eine Störung',
  'it has a passing fault': 'er hat eine vorübergehende Störung',
  'it is not accepting jobs': 'er nimmt keine Aufträge an',
  'it is busy': 'er ist beschäftigt',
  ' (it does not support: {unsupported})': ' (er unterstützt nicht: {unsupported})',
  'it answers 0x{padStart}': 'er antwortet 0x{padStart}',
  // src-main/core/printing/ipp/submit-job.ts
  'it is not accepting jobs ({replace}).': 'er nimmt keine Aufträge an ({replace}).',
  'it is not accepting jobs.': 'er nimmt keine Aufträge an.',
};

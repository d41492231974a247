import type { Sentences } from '../translator.ts';

/** Printers and their drivers. The order is that of the source. */
export const drivers: Sentences = {
  // src-main/core/printing/drivers/cups.ts
  'it must be the name of a queue, or cups://host:port/queue':
    'debe ser el nombre de una cola, o cups://host:port/queue',
  '{name} did not take the job: {sentence}': '{name} no aceptó el trabajo: {sentence}',
  'It does not tell what came out of the printer; sheets are counted after printing.':
    'No dice qué salió de la impresora; las hojas se cuentan después de imprimir.',
  'the print spooler (CUPS) is not running.': 'el servicio de impresión (CUPS) no está en marcha.',
  'the print spooler (CUPS at {server}) is not running.':
    'el servicio de impresión (CUPS en {server}) no está en marcha.',
  // src-main/core/printing/drivers/folder.ts
  'it must be the whole path of a folder': 'debe ser la ruta completa de una carpeta',
  'The folder {uri} cannot be written: {message}': 'No se puede escribir en la carpeta {uri}: {message}',
  '{target} could not be saved: {message}': 'No se pudo guardar {target}: {message}',
  // src-main/core/printing/drivers/index.ts
  'Windows printers can be used on Windows only': 'Las impresoras de Windows solo se pueden usar en Windows',
  // src-main/core/printing/drivers/raw.ts
  'it must be socket://host or socket://host:port': 'debe ser socket://host o socket://host:port',
  'trays are chosen at the device; take the tray away from this printer in Print Room':
    'las bandejas se eligen en el aparato; quite la bandeja a esta impresora en Print Room',
  ' (it says: {message})': ' (dice: {message})',
  'nothing was sent, because {reasons}{own}': 'no se envió nada, porque {reasons}{own}',
  'the print file cannot be read: {file}': 'no se puede leer el archivo de impresión: {file}',
  '{device}: job {spoolJobId} was sent by an earlier start.':
    '{device}: el trabajo {spoolJobId} lo envió un inicio anterior.',
  'was cut off by a cancel': 'se cortó por una cancelación',
  'It takes connections and tells nothing about itself.': 'Acepta conexiones y no dice nada de sí misma.',
  'It says: {message}.': 'Dice: {message}.',
  // src-main/core/printing/drivers/raw/connect.ts
  'does not answer within {limitMs} s': 'no responde en {limitMs} s',
  'refuses the connection': 'rechaza la conexión',
  'is a name that the network does not know': 'es un nombre que la red no conoce',
  'cannot be reached from here': 'no se puede alcanzar desde aquí',
  'cannot be connected ({caught})': 'no se puede conectar ({caught})',
  // src-main/core/printing/drivers/raw/follow-raw.ts
  'Print Room is closing': 'Print Room se está cerrando',
  '{name} {message}; how much of the job it has is not known.':
    '{name} {message}; no se sabe cuánto del trabajo tiene.',
  '{name} never closed the connection; how much of the job it has is not known.':
    '{name} nunca cerró la conexión; no se sabe cuánto del trabajo tiene.',
  '{name} went away while it had the job and came back without it.':
    '{name} se fue mientras tenía el trabajo y volvió sin él.',
  '{name} went away while it had the job: {message}.': '{name} se fue mientras tenía el trabajo: {message}.',
  '{name} was cancelled with labels in its memory ({reasons}). It may still print them: delete the job at the printer before it is put right, then count.':
    '{name} se canceló con etiquetas en su memoria ({reasons}). Aún puede imprimirlas: borre el trabajo en la impresora antes de ponerla a punto y después cuente.',
  '{name} has counted {count} since, the job has {sheets}.':
    '{name} ha contado {count} desde entonces, el trabajo tiene {sheets}.',
  // src-main/core/printing/drivers/raw/transfer.ts
  'broke the connection': 'cortó la conexión',
  // src-main/core/printing/drivers/raw/zebra.ts
  'media out': 'sin material',
  'ribbon out': 'sin cinta',
  'print head open': 'cabezal abierto',
  'cutter fault': 'fallo del cortador',
  'print head too hot': 'cabezal demasiado caliente',
  'motor too hot': 'motor demasiado caliente',
  'print head has a bad element': 'el cabezal tiene un elemento defectuoso',
  'print head not recognised': 'cabezal no reconocido',
  'paper jam': 'atasco de papel',
  'paper feed error': 'error de avance del papel',
  'paper path could not be cleared': 'no se pudo despejar el paso del papel',
  'black mark not found': 'marca negra no encontrada',
  'error {group1}': 'error {group1}',
  'settings lost': 'ajustes perdidos',
  'print head too cold': 'cabezal demasiado frío',
  // src-main/core/printing/drivers/reason-words.ts
  'there is no paper or there are no labels in it': 'no tiene papel o no tiene etiquetas',
  'paper is jammed in it': 'tiene un atasco de papel',
  'another paper is in it than it needs': 'tiene otro papel que el que necesita',
  'its cover or print head is open': 'su tapa o su cabezal está abierto',
  'its ribbon, toner or ink is used up': 'se le acabó la cinta, el tóner o la tinta',
  'it is off line': 'está fuera de línea',
  'it is paused': 'está en pausa',
  'somebody must look at it': 'alguien debe revisarla',
  '{printer} has not finished the job, and nothing has changed for {minutes} minutes.':
    '{printer} no ha terminado el trabajo, y nada ha cambiado en {minutes} minutos.',
  // src-main/core/printing/drivers/windows.ts
  'it must be the name of a printer as Windows shows it':
    'debe ser el nombre de una impresora como lo muestra Windows',
  'It has none to choose': 'No tiene ninguna que elegir',
  'Its trays: {trays}': 'Sus bandejas: {trays}',
  'it has no tray "{tray}". {known}': 'no tiene la bandeja «{tray}». {known}',
  'its tray "{tray}" has a comma in its name, which cannot be asked for':
    'su bandeja «{tray}» tiene una coma en el nombre y no se puede pedir',
  'its printing preferences in Windows scale pages to {scale} %; set them to 100 %':
    'sus preferencias de impresión en Windows escalan las páginas al {scale} %; póngalas al 100 %',
  'its printing preferences in Windows turn pages (landscape); set them to portrait':
    'sus preferencias de impresión en Windows giran las páginas (horizontal); póngalas en vertical',
  'Windows has no printer "{name}".': 'Windows no tiene ninguna impresora «{name}».',
  'The Windows print spooler cannot be asked: {caught}':
    'No se puede consultar la cola de impresión de Windows: {caught}',
  // src-main/core/printing/drivers/windows/choose-form.ts
  'the page is {page} and its driver names no paper':
    'la página es {page} y su controlador no nombra ningún papel',
  'the page is {page}; its form "{turned}" ({turned2}) is the same paper turned, and labels are never turned':
    'la página es {page}; su formulario «{turned}» ({turned2}) es el mismo papel girado, y las etiquetas nunca se giran',
  'the page is {page}; the nearest form of its driver is "{form}" ({form2}). Add a form of the right size to the printer in Windows':
    'la página es {page}; el formulario más próximo de su controlador es «{form}» ({form2}). Añada en Windows un formulario del tamaño correcto a la impresora',
  'its form "{form}" has a comma in its name; give it another name in Windows':
    'su formulario «{form}» tiene una coma en el nombre; dele otro nombre en Windows',
  '{width} x {height} mm': '{width} x {height} mm',
  // src-main/core/printing/drivers/windows/follow-windows.ts
  'The Windows spooler cannot be asked what became of it: {message}':
    'No se puede preguntar a la cola de Windows qué pasó con ello: {message}',
  '{printer} was removed from Windows while it had the job.':
    '{printer} se quitó de Windows mientras tenía el trabajo.',
  'The job left the queue of {printer} {everSeen}.': 'El trabajo salió de la cola de {printer} {everSeen}.',
  'because it was deleted there': 'porque se borró allí',
  'after somebody restarted it, so labels may be out twice':
    'después de que alguien lo reiniciara, así que puede haber etiquetas dobles',
  'while something was wrong with it': 'mientras algo iba mal',
  // src-main/core/printing/drivers/windows/hand-over.ts
  'SumatraPDF could not be started ({code}): {sumatraPdf} is missing, or a protection program blocks it':
    'No se pudo iniciar SumatraPDF ({code}): falta {sumatraPdf} o un programa de protección lo bloquea',
  'SumatraPDF could not print it (exit code {exit})':
    'SumatraPDF no pudo imprimirlo (código de salida {exit})',
  '{failed}; nothing came to the spooler': '{failed}; no llegó nada a la cola de impresión',
  // src-main/core/printing/drivers/windows/helper-client.ts
  'The Windows helper ended.': 'El programa auxiliar de Windows terminó.',
  // src-main/core/printing/drivers/windows/protected-print.ts
  'by a policy of your organisation': 'por una directiva de su organización',
  'in the Settings of this computer': 'en la configuración de este equipo',
  "Windows protected print mode is on ({who}): Windows takes printers of vendors' drivers away, label printers above all. Add the printer to Print Room by its network address instead, as ipp://... or, with PDF Direct, as socket://...:9100; neither needs a driver.":
    'El modo de impresión protegida de Windows está activado ({who}): Windows retira las impresoras con controladores de fabricantes, sobre todo las de etiquetas. Añada la impresora a Print Room por su dirección de red, como ipp://... o, con PDF Direct, como socket://...:9100; ninguna necesita controlador.',
  // src-main/core/printing/ipp/address.ts
  'it must begin with ipp:// or ipps://, without spaces': 'debe empezar por ipp:// o ipps://, sin espacios',
  'it must be ipp://host/path or ipps://host/path': 'debe ser ipp://host/path o ipps://host/path',
  'it names no host': 'no nombra ningún host',
  'it must not hold a user name or a password': 'no debe contener usuario ni contraseña',
  'behind # only sha256= and the fingerprint of an ipps:// printer may stand, 64 hexadecimal digits':
    'detrás de # solo puede ir sha256= y la huella de una impresora ipps://, 64 cifras hexadecimales',
  // src-main/core/printing/ipp/connect.ts
  'The connection was given up.': 'Se abandonó la conexión.',
  '{address} does not answer.': '{address} no responde.',
  '{address} shows another certificate than the one the printer was added with (fingerprint {fingerprint}). Nothing was sent; if the printer was exchanged or set up anew, add it again.':
    '{address} muestra otro certificado que aquel con el que se añadió la impresora (huella {fingerprint}). No se envió nada; si la impresora se cambió o se configuró de nuevo, añádala otra vez.',
  '{address} shows a certificate that no authority vouches for. Compare its fingerprint with the one the printer shows, then use the address {uri}#sha256={fingerprint}':
    '{address} muestra un certificado que ninguna autoridad avala. Compare su huella con la que muestra la impresora y use entonces la dirección {uri}#sha256={fingerprint}',
  'There is no host {host} in this network.': 'No existe el host {host} en esta red.',
  'Nothing answers at {place}.': 'Nada responde en {place}.',
  '{place} cannot be reached.': 'No se puede alcanzar {place}.',
  '{place} offers no encrypted connection that this computer takes: use ipp:// in the address, or look into the settings of the printer.':
    '{place} no ofrece una conexión cifrada que este equipo acepte: use ipp:// en la dirección, o mire los ajustes de la impresora.',
  'No connection with {place}: {message}': 'Sin conexión con {place}: {message}',
  // src-main/core/printing/ipp/decode.ts
  'An answer of {bytes} bytes is not IPP.': 'Una respuesta de {bytes} bytes no es IPP.',
  'A value stands outside of every group.': 'Un valor está fuera de todo grupo.',
  'The first value of a group has no name.': 'El primer valor de un grupo no tiene nombre.',
  'Collections are nested too deeply.': 'Las colecciones están anidadas demasiado profundamente.',
  'A collection has a value without a name.': 'Una colección tiene un valor sin nombre.',
  'The answer is cut off.': 'La respuesta está cortada.',
  'The answer has too many values.': 'La respuesta tiene demasiados valores.',
  // src-main/core/printing/ipp/device-word.ts
  '{printer} got this job {jobs} times; its labels may be there twice.':
    '{printer} recibió este trabajo {jobs} veces; sus etiquetas pueden estar dos veces.',
  '{printer} finished the job with errors.': '{printer} terminó el trabajo con errores.',
  'Its queue calls the job completed, {printer} itself gave it up.':
    'Su cola da el trabajo por terminado; {printer} misma lo abandonó.',
  'Its queue calls the job completed, {printer} itself does not.':
    'Su cola da el trabajo por terminado; {printer} misma no.',
  // src-main/core/printing/ipp/encode.ts
  'A field of {bytes} bytes does not fit into IPP.': 'Un campo de {bytes} bytes no cabe en IPP.',
  // src-main/core/printing/ipp/exchange.ts
  '{address} asks for a user name and a password, which Print Room does not have.':
    '{address} pide usuario y contraseña, que Print Room no tiene.',
  '{address} refuses this computer.': '{address} rechaza este equipo.',
  '{address} has no printer at this address.': '{address} no tiene ninguna impresora en esta dirección.',
  '{address} asks for an encrypted connection: use ipps:// in the address.':
    '{address} pide una conexión cifrada: use ipps:// en la dirección.',
  '{address} sends everybody on to {location}; if that is the printer, use its address.':
    '{address} envía a todos a {location}; si esa es la impresora, use su dirección.',
  '{address} answers HTTP {status} in place of IPP.': '{address} responde HTTP {status} en lugar de IPP.',
  'it speaks no HTTP': 'no habla HTTP',
  'The connection with {address} broke ({message}).': 'La conexión con {address} se cortó ({message}).',
  '{address} does not answer as an IPP printer ({replace}).':
    '{address} no responde como una impresora IPP ({replace}).',
  // src-main/core/printing/ipp/follow-job.ts
  '{printer} began job {id} more than once; its labels may be there twice.':
    '{printer} empezó el trabajo {id} más de una vez; sus etiquetas pueden estar dos veces.',
  '{printer} completed job {id} while nobody looked, and may have begun it more than once; its labels may be there twice.':
    '{printer} terminó el trabajo {id} mientras nadie miraba, y puede haberlo empezado más de una vez; sus etiquetas pueden estar dos veces.',
  '{printer} finished job {id} with errors{view}.': '{printer} terminó el trabajo {id} con errores{view}.',
  'given up': 'abandonado',
  'Job {id} was {what} before {printer} began it{view}.':
    'El trabajo {id} se terminó ({what}) antes de que {printer} lo empezara{view}.',
  'Job {id} was {what} while {printer} was at it{view}.':
    'El trabajo {id} se terminó ({what}) mientras {printer} estaba con él{view}.',
  ' for {minutes} minutes': ' desde hace {minutes} minutos',
  '{printer} gives no sign of job {job}{since}{words}.':
    '{printer} no da señales del trabajo {job}{since}{words}.',
  '{printer} does not know job {id} any more; it may have been started anew.':
    '{printer} ya no conoce el trabajo {id}; quizá se reinició.',
  '{printer} was asked to give job {id} back and does not say that it ended{words}; it may still print.':
    'A {printer} se le pidió devolver el trabajo {id} y no dice que terminara{words}; aún puede imprimir.',
  // src-main/core/printing/ipp/job-template.ts
  'it takes no PDF, only {format}. Add it to the print queues of this computer and print through that queue, which turns the sheets into what the printer takes':
    'no acepta PDF, solo {format}. Añádala a las colas de impresión de este equipo e imprima por esa cola, que convierte las hojas en lo que la impresora acepta',
  'it cannot be told to print without scaling (it offers {scaling})':
    'no se le puede pedir que imprima sin escalar (ofrece {scaling})',
  'the sheet is {page}; it takes only {sizes} or others': 'la hoja es {page}; solo acepta {sizes} u otros',
  'the sheet is {page}; it takes only {sizes}': 'la hoja es {page}; solo acepta {sizes}',
  'it has no tray {tray}; its trays: {trays}': 'no tiene la bandeja {tray}; sus bandejas: {trays}',
  // src-main/core/printing/ipp/printer-state.ts
  'It is not accepting jobs.': 'No acepta trabajos.',
  'This queue sends a job again by itself after an error, so labels may come twice; set its error policy to abort-job (it is {policy}).':
    'Esta cola reenvía sola un trabajo tras un error, así que las etiquetas pueden salir dos veces; ponga su política de errores en abort-job (es {policy}).',
  'It takes no PDF: print through a queue of this computer instead.':
    'No acepta PDF: imprima por una cola de este equipo.',
  'It does not say whether it scales pages; measure a calibration sheet before the first labels.':
    'No dice si escala las páginas; mida una hoja de calibración antes de las primeras etiquetas.',
  // src-main/core/printing/ipp/refusal.ts
  'it does not understand the request': 'no entiende la solicitud',
  'it does not allow this': 'no permite esto',
  'it asks for a user name and a password, which Print Room does not have':
    'pide usuario y contraseña, que Print Room no tiene',
  'it does not allow this to the user of Print Room': 'no se lo permite al usuario de Print Room',
  'this is not possible now': 'ahora no es posible',
  'there is no such printer or job': 'no existe esa impresora o ese trabajo',
  'it is gone': 'ya no está',
  'the file is too large for it': 'el archivo es demasiado grande para ella',
  'it takes no PDF': 'no acepta PDF',
  'it cannot read the file': 'no puede leer el archivo',
  'it has an internal error': 'tiene un error interno',
  'it does not know this operation': 'no conoce esta operación',
  'it is not available now': 'no está disponible ahora',
  'it has a fault': 'tiene un fallo',
  'it has a passing fault': 'tiene un fallo pasajero',
  'it is not accepting jobs': 'no acepta trabajos',
  'it is busy': 'está ocupada',
  ' (it does not support: {unsupported})': ' (no admite: {unsupported})',
  'it answers 0x{padStart}': 'responde 0x{padStart}',
  // src-main/core/printing/ipp/submit-job.ts
  'it is not accepting jobs ({replace}).': 'no acepta trabajos ({replace}).',
  'it is not accepting jobs.': 'no acepta trabajos.',
};

import type { Sentences } from '../translator.ts';

/** People, sign-in, kiosk mode. The order is that of the source. */
export const people: Sentences = {
  // src-main/core/contract/kiosk-routes.ts
  'To leave kiosk mode, give its PIN, or sign in as IT.':
    'Para salir del modo quiosco, introduzca su PIN o inicie sesión como TI.',
  // src-main/core/kiosk/kiosk.ts
  'This station is in kiosk mode already.': 'Esta estación ya está en modo quiosco.',
  'This is not the PIN of kiosk mode.': 'Este no es el PIN del modo quiosco.',
  'Too many wrong tries. Try again in {seconds} s.':
    'Demasiados intentos fallidos. Inténtelo de nuevo en {seconds} s.',
  // src-main/core/people/guard.ts
  'This station is in kiosk mode. To {words}, leave kiosk mode with its PIN first.':
    'Esta estación está en modo quiosco. Para esto, salga antes del modo quiosco con su PIN: {words}.',
  'To {words}, sign in first: scan your badge, or give number and PIN.':
    'Para esto inicie sesión antes: {words}. Escanee su tarjeta o introduzca número y PIN.',
  'As {role} you may not {words}; {who} may. The attempt is recorded.':
    'Como {role} no puede hacer esto: {words}. Puede: {who}. El intento queda registrado.',
  'shift leader': 'jefe de turno',
  // src-main/core/people/people.ts
  "{name} is a name of the program's own; take another.":
    '{name} es un nombre del propio programa; elija otro.',
  'The first person needs the role it: somebody has to add the others.':
    'La primera persona necesita el rol TI: alguien tiene que añadir a las demás.',
  '{name} is there already, as number {number}. Names differ, so that people can tell them apart.':
    '{name} ya existe, con el número {number}. Los nombres son distintos para poder diferenciar a las personas.',
  'No people are set up here, so nobody has to sign in.':
    'Aquí no hay personas configuradas, así que nadie tiene que iniciar sesión.',
  'There are {people} people here and not {count}. Look who they are, then say their number.':
    'Aquí hay {people} personas y no {count}. Mire quiénes son y diga entonces cuántas.',
  'Name a person of the role it by number: {numbers}.':
    'Nombre por su número a una persona con rol TI: {numbers}.',
  'There is no person with the number {number}.': 'No existe ninguna persona con el número {number}.',
  'This badge is that of {other}, number {other2}.': 'Esta tarjeta es de {other}, número {other2}.',
  'This is the last person of the role it; without one nobody could manage people. Add another one first.':
    'Es la última persona con rol TI; sin ninguna, nadie podría gestionar personas. Añada antes otra.',
  // src-main/core/people/sign-in.ts
  'a badge that is not known': 'una tarjeta desconocida',
  'This badge is not known here.': 'Esta tarjeta no se conoce aquí.',
  'a number that is not known': 'un número desconocido',
  'a wrong PIN': 'un PIN incorrecto',
  'Number and PIN do not fit.': 'El número y el PIN no coinciden.',
  'To change your own PIN or badge, give the current PIN or badge as well.':
    'Para cambiar su propio PIN o tarjeta, dé también el PIN o la tarjeta actual.',
  'The current PIN is wrong.': 'El PIN actual es incorrecto.',
  'a badge that is not theirs': 'una tarjeta que no es suya',
  'This badge is not yours.': 'Esta tarjeta no es la suya.',
  // src-shared/contract/kiosk.ts
  '4 to 12 digits': 'De 4 a 12 cifras',
  // src-shared/contract/people.ts
  'At least 6 characters': 'Al menos 6 caracteres',
  // src-shared/models/permissions.ts
  'prepare jobs': 'preparar trabajos',
  'say which sheets are good': 'decir qué hojas son buenas',
  'print labels again': 'imprimir etiquetas otra vez',
  'record labels as scrapped, sampled, returned or voided':
    'registrar etiquetas como desechadas, tomadas como muestra, devueltas o anuladas',
  'hold a lot': 'retener un lote',
  'release a lot or print past its date': 'liberar un lote o imprimirlo pasada su fecha',
  'close a reconciliation': 'cerrar una conciliación',
  'change stocks, layouts and presets': 'cambiar materiales, diseños y plantillas',
  'calibrate printers': 'calibrar impresoras',
  'set up printers': 'configurar impresoras',
  'change products': 'cambiar productos',
  'work on the sync': 'trabajar en la sincronización',
  'connect to Closient': 'conectar con Closient',
  'change settings': 'cambiar ajustes',
  'set up kiosk mode': 'configurar el modo quiosco',
  'manage API keys': 'gestionar claves de API',
  'manage people': 'gestionar personas',
  'make backups': 'hacer copias de seguridad',
  'export all data': 'exportar todos los datos',
};

import type { Sentences } from '../translator.ts';

/** Talking with Closient. The order is that of the source. */
export const closient: Sentences = {
  // src-main/core/sync/client/api-address.ts
  'The address of Closient is a host name, such as https://www.closient.com.':
    'La dirección de Closient es un nombre de host, como https://www.closient.com.',
  'The address of Closient must not hold a name or password; the API key has a field of its own.':
    'La dirección de Closient no debe contener usuario ni contraseña; la clave de API tiene su propio campo.',
  'The address of Closient ends with the host name; nothing may follow it.':
    'La dirección de Closient termina con el nombre de host; nada puede seguirle.',
  'The address must begin with https://: without encryption everybody on the network can read the API key.':
    'La dirección debe empezar por https://: sin cifrado, cualquiera en la red puede leer la clave de API.',
  'Closient gave a download link that cannot be used: it is not an https:// address.':
    'Closient dio un enlace de descarga que no se puede usar: no es una dirección https://.',
  'An id for Closient is empty, too long, or not an id.':
    'Un id para Closient está vacío, es demasiado largo o no es un id.',
  // src-main/core/sync/client/api-caller.ts
  'The API key is empty or holds characters that no key has. Copy it again.':
    'La clave de API está vacía o tiene caracteres que ninguna clave tiene. Cópiela de nuevo.',
  'The connection to Closient was closed.': 'La conexión con Closient se cerró.',
  // src-main/core/sync/client/closient-client.ts
  'These events cannot be reported: {message}.': 'Estos eventos no se pueden notificar: {message}.',
  'What {host} sent as a PNG picture is none.': 'Lo que {host} envió como imagen PNG no lo es.',
  '{path} is being downloaded already.': '{path} ya se está descargando.',
  // src-main/core/sync/client/download.ts
  'The file at {host} has {bytes}; Closient announced {expected}. It was not kept.':
    'El archivo en {host} tiene {bytes}; Closient anunció {expected}. No se conservó.',
  'The connection to {host} was cut before the file was complete.':
    'La conexión con {host} se cortó antes de completar el archivo.',
  'The download link at {host} does not work any more ({status}). Ask for the job again to get a new one.':
    'El enlace de descarga en {host} ya no funciona ({status}). Consulte otra vez el trabajo para obtener uno nuevo.',
  'The file at {host} has changed; it is fetched from its beginning.':
    'El archivo en {host} ha cambiado; se descarga desde el principio.',
  'the file': 'el archivo',
  '{host} went on at another place of the file than was asked for.':
    '{host} siguió en otro punto del archivo que el pedido.',
  'it needs {missing} more, {free} are free': 'necesita {missing} más, hay {free} libres',
  'it stopped half-way': 'se paró a medio camino',
  'The disk has no room for {path} in {path2}: {why}. Free some space and download it again; it goes on where it was.':
    'El disco no tiene sitio para {path} en {path2}: {why}. Libere espacio y descárguelo de nuevo; continúa donde estaba.',
  '{toLocaleString} bytes': '{toLocaleString} bytes',
  // src-main/core/sync/client/failure.ts
  'Closient asks to wait: this key has made all the requests it may for now. It goes on {now}.':
    'Closient pide esperar: esta clave ha hecho todas las solicitudes permitidas por ahora. Continúa {now}.',
  ' It says: {detail}': ' Dice: {detail}',
  'The proxy of this network wants a name and password before it lets {host} be asked (407).':
    'El proxy de esta red pide usuario y contraseña antes de permitir consultar {host} (407).',
  '{host} has a problem of its own ({status}); nothing is wrong here.{said}':
    '{host} tiene un problema propio ({status}); aquí no hay nada mal.{said}',
  'Something before Closient refused the request to {host} ({status}), such as a proxy or firewall of this network.':
    'Algo delante de Closient rechazó la solicitud a {host} ({status}), como un proxy o un cortafuegos de esta red.',
  'Closient does not accept this API key (401): it is mistyped, expired or revoked. Enter a new one.':
    'Closient no acepta esta clave de API (401): está mal escrita, caducada o revocada. Introduzca una nueva.',
  'Closient knows this API key, but it may not do this (403).{said}':
    'Closient conoce esta clave de API, pero no puede hacer esto (403).{said}',
  '{host} answers, but has no Closient API at {path} (404). Check the address.':
    '{host} responde, pero no tiene API de Closient en {path} (404). Revise la dirección.',
  'Closient does not know what was asked for (404).{said}': 'Closient no conoce lo que se pidió (404).{said}',
  '{host} gave up waiting for the request (408).': '{host} dejó de esperar la solicitud (408).',
  'Closient refused the request ({status}).{said}': 'Closient rechazó la solicitud ({status}).{said}',
  'A login page of the network answered instead of Closient. Log in to the network with a browser, then try again.':
    'En lugar de Closient respondió una página de acceso de la red. Acceda a la red con un navegador e inténtelo de nuevo.',
  'another address of itself': 'otra dirección propia',
  '{host} sends the request on to {to}. It was not followed, so the API key stays with {host}. Check the address; a login page of the network does this too.':
    '{host} desvía la solicitud a {to}. No se siguió, así que la clave de API queda en {host}. Revise la dirección; una página de acceso de la red también hace esto.',
  // src-main/core/sync/client/forecast.ts
  'The quota of this key is too small for {requests} requests; ask Closient for a larger one.':
    'La cuota de esta clave es demasiado pequeña para {requests} solicitudes; pida a Closient una mayor.',
  'Nothing is left to ask.': 'No queda nada que consultar.',
  'The quota allows the {requests} requests at once.':
    'La cuota permite las {requests} solicitudes de inmediato.',
  'The quota allows the {requests} requests; the last one goes {finishesAt}.':
    'La cuota permite las {requests} solicitudes; la última sale {finishesAt}.',
  "The day's quota is used up; the pass needs {requests} more requests; ":
    'La cuota del día está agotada; la pasada necesita {requests} solicitudes más; ',
  "The day's quota allows {allowed} requests; the pass needs {requests}; ":
    'La cuota del día permite {allowed} solicitudes; la pasada necesita {requests}; ',
  '; the last one goes {finishesAt}': '; la última sale {finishesAt}',
  '{quota}it goes on {goesOnAt}{end}.': '{quota}continúa {goesOnAt}{end}.',
  'at {time}': 'a las {time}',
  'tomorrow at {time}': 'mañana a las {time}',
  'on {instant} at {time}': 'el {instant} a las {time}',
  // src-main/core/sync/client/json-answer.ts
  'The answer of {host} to {path} is not what Closient sends. Nothing was changed.':
    'La respuesta de {host} a {path} no es lo que envía Closient. No se cambió nada.',
  'The answer of {host} to {path} is not what Closient sends (at {where}). Nothing was changed.':
    'La respuesta de {host} a {path} no es lo que envía Closient (en {where}). No se cambió nada.',
  'nothing that can be told': 'nada reconocible',
  '{host} answered with {what} instead of {wanted}. Nothing was changed.':
    '{host} respondió con {what} en lugar de {wanted}. No se cambió nada.',
  'is not JSON, or was damaged on the way': 'no es JSON o se dañó por el camino',
  'The answer of {host} {what}. Nothing was changed.': 'La respuesta de {host} {what}. No se cambió nada.',
  // src-main/core/sync/client/key-check.ts
  'The API key is empty.': 'La clave de API está vacía.',
  'A Closient API key begins with csb_, csu_ or cpk_; this one does not. Copy it again from Closient.':
    'Una clave de API de Closient empieza por csb_, csu_ o cpk_; esta no. Cópiela de nuevo desde Closient.',
  'A Closient API key has three parts with "_" between them; this one has not. Copy it again, whole.':
    'Una clave de API de Closient tiene tres partes separadas por «_»; esta no. Cópiela de nuevo, entera.',
  'The middle part of a Closient API key has 32 letters and digits; this one has not. Copy it again, whole.':
    'La parte central de una clave de API de Closient tiene 32 letras y cifras; esta no. Cópiela de nuevo, entera.',
  'The end of the API key does not match the rest of it: a character is wrong or missing. Copy it again.':
    'El final de la clave de API no concuerda con el resto: un carácter es erróneo o falta. Cópiela de nuevo.',
  'This is a publishable key, made for web pages. Use a business key (csb_...): this one may not read lots.':
    'Es una clave pública, hecha para páginas web. Use una clave de empresa (csb_...): esta no puede leer lotes.',
  // src-main/core/sync/client/network-failure.ts
  'no reason given': 'sin indicar el motivo',
  'The name {host} was not found ({code}). Check the address, and whether this computer has a network.':
    'No se encontró el nombre {host} ({code}). Revise la dirección y si este equipo tiene red.',
  '{host} refuses connections ({code}). Check the address and the port.':
    '{host} rechaza conexiones ({code}). Revise la dirección y el puerto.',
  'There is no way from this computer to {host} ({code}). Check the network cable or the Wi-Fi.':
    'No hay camino desde este equipo a {host} ({code}). Revise el cable de red o el wifi.',
  'The proxy of this network did not let the request to {host} through ({code}).':
    'El proxy de esta red no dejó pasar la solicitud a {host} ({code}).',
  "The certificate of {host} is not valid on the date of this computer, {now} ({code}). Check the computer's clock; if it is right, the certificate has run out.":
    'El certificado de {host} no es válido en la fecha de este equipo, {now} ({code}). Revise el reloj del equipo; si es correcto, el certificado ha caducado.',
  'The certificate of {host} is not trusted on this computer ({code}). If your company inspects encrypted traffic, its own certificate has to be installed here.':
    'El certificado de {host} no es de confianza en este equipo ({code}). Si su empresa inspecciona el tráfico cifrado, su propio certificado debe instalarse aquí.',
  '{host} did not answer in time ({code}).': '{host} no respondió a tiempo ({code}).',
  '{host} stopped in the middle of its answer ({code}).':
    '{host} se detuvo en mitad de su respuesta ({code}).',
  'The connection to {host} was cut before the answer was complete ({code}).':
    'La conexión con {host} se cortó antes de completar la respuesta ({code}).',
  'What answers at {host} does not speak the way Closient does ({code}). Check the address.':
    'Lo que responde en {host} no habla como Closient ({code}). Revise la dirección.',
  '{host} could not be reached ({code}).': 'No se pudo alcanzar {host} ({code}).',
  // src-main/core/sync/client/pages.ts
  '{host} was asked for page {page} and answered with page {page2}. Nothing was changed.':
    'Se pidió a {host} la página {page} y respondió con la página {page2}. No se cambió nada.',
  '{host} gave {data} rows on a page of {pageSize}. Nothing was changed.':
    '{host} dio {data} filas en una página de {pageSize}. No se cambió nada.',
  '{host} gave an empty page {page} and says that there is more. Nothing was changed.':
    '{host} dio una página {page} vacía y dice que hay más. No se cambió nada.',
  'not readable': 'no legible',
  // src-main/core/sync/client/request.ts
  '{ms} seconds': '{ms} segundos',
  '{host} did not answer within {seconds}.': '{host} no respondió en {seconds}.',
  '{host} stopped in the middle of its answer and sent nothing for {seconds}.':
    '{host} se detuvo en mitad de su respuesta y no envió nada durante {seconds}.',
  '{host} did not finish its answer within {seconds}.': '{host} no terminó su respuesta en {seconds}.',
  'The answer of {host} is larger than {most} and was refused. Nothing was changed.':
    'La respuesta de {host} es mayor que {most} y se rechazó. No se cambió nada.',
  // src-main/core/sync/client/test-connection.ts
  '{host} knows this API key, but it belongs to no organisation.':
    '{host} conoce esta clave de API, pero no pertenece a ninguna organización.',
  'Connected to {host} as {names}.': 'Conectado con {host} como {names}.',
  '{clock} {host} refuses the API key (401), and that can be why.':
    '{clock} {host} rechaza la clave de API (401), y esa puede ser la causa.',
  '{minutes} minutes': '{minutes} minutos',
  '{minutes} hours': '{minutes} horas',
  '{minutes} days': '{minutes} días',
  'The clock of this computer is {amount} ahead of that of {host}; set it.':
    'El reloj de este equipo va adelantado {amount} respecto al de {host}; ajústelo.',
  'The clock of this computer is {amount} behind that of {host}; set it.':
    'El reloj de este equipo va atrasado {amount} respecto al de {host}; ajústelo.',
};

import type { Sentences } from '../translator.ts';

/** Talking with Closient. The order is that of the source. */
export const closient: Sentences = {
  // src-main/core/sync/client/api-address.ts
  'The address of Closient is a host name, such as https://www.closient.com.':
    'Die Adresse von Closient ist ein Hostname, etwa https://www.closient.com.',
  'The address of Closient must not hold a name or password; the API key has a field of its own.':
    'Die Adresse von Closient darf keinen Namen und kein Kennwort enthalten; der API-Schlüssel hat ein eigenes Feld.',
  'The address of Closient ends with the host name; nothing may follow it.':
    'Die Adresse von Closient endet mit dem Hostnamen; danach darf nichts stehen.',
  'The address must begin with https://: without encryption everybody on the network can read the API key.':
    'Die Adresse muss mit https:// beginnen: Ohne Verschlüsselung kann jeder im Netzwerk den API-Schlüssel lesen.',
  'Closient gave a download link that cannot be used: it is not an https:// address.':
    'Closient gab einen unbrauchbaren Download-Link: Er ist keine https://-Adresse.',
  'An id for Closient is empty, too long, or not an id.':
    'Eine Kennung für Closient ist leer, zu lang oder keine Kennung.',
  // src-main/core/sync/client/api-caller.ts
  'The API key is empty or holds characters that no key has. Copy it again.':
    'Der API-Schlüssel ist leer oder enthält Zeichen, die kein Schlüssel hat. Kopieren Sie ihn erneut.',
  'The connection to Closient was closed.': 'Die Verbindung zu Closient wurde geschlossen.',
  // src-main/core/sync/client/closient-client.ts
  'These events cannot be reported: {message}.': 'Diese Ereignisse können nicht gemeldet werden: {message}.',
  'What {host} sent as a PNG picture is none.': 'Was {host} als PNG-Bild gesendet hat, ist keines.',
  '{path} is being downloaded already.': '{path} wird schon heruntergeladen.',
  // src-main/core/sync/client/download.ts
  'The file at {host} has {bytes}; Closient announced {expected}. It was not kept.':
    'Die Datei bei {host} hat {bytes}; Closient kündigte {expected} an. Sie wurde nicht behalten.',
  'The connection to {host} was cut before the file was complete.':
    'Die Verbindung zu {host} brach ab, bevor die Datei vollständig war.',
  'The download link at {host} does not work any more ({status}). Ask for the job again to get a new one.':
    'Der Download-Link bei {host} gilt nicht mehr ({status}). Fragen Sie den Auftrag erneut ab, um einen neuen zu bekommen.',
  'The file at {host} has changed; it is fetched from its beginning.':
    'Die Datei bei {host} hat sich geändert; sie wird von Anfang an geholt.',
  'the file': 'die Datei',
  '{host} went on at another place of the file than was asked for.':
    '{host} hat an einer anderen Stelle der Datei weitergemacht als verlangt.',
  'it needs {missing} more, {free} are free': 'es braucht noch {missing}, frei sind {free}',
  'it stopped half-way': 'es blieb auf halbem Weg stehen',
  'The disk has no room for {path} in {path2}: {why}. Free some space and download it again; it goes on where it was.':
    'Der Datenträger hat keinen Platz für {path} in {path2}: {why}. Schaffen Sie Platz und laden Sie es erneut; es geht dort weiter, wo es war.',
  '{toLocaleString} bytes': '{toLocaleString} Byte',
  // src-main/core/sync/client/failure.ts
  'Closient asks to wait: this key has made all the requests it may for now. It goes on {now}.':
    'Closient bittet zu warten: Dieser Schlüssel hat vorerst alle erlaubten Anfragen gestellt. Es geht weiter {now}.',
  ' It says: {detail}': ' Er meldet: {detail}',
  'The proxy of this network wants a name and password before it lets {host} be asked (407).':
    'Der Proxy dieses Netzwerks verlangt Name und Kennwort, bevor er Anfragen an {host} zulässt (407).',
  '{host} has a problem of its own ({status}); nothing is wrong here.{said}':
    '{host} hat selbst ein Problem ({status}); hier ist nichts falsch.{said}',
  'Something before Closient refused the request to {host} ({status}), such as a proxy or firewall of this network.':
    'Etwas vor Closient hat die Anfrage an {host} abgewiesen ({status}), etwa ein Proxy oder eine Firewall dieses Netzwerks.',
  'Closient does not accept this API key (401): it is mistyped, expired or revoked. Enter a new one.':
    'Closient nimmt diesen API-Schlüssel nicht an (401): Er ist falsch geschrieben, abgelaufen oder gesperrt. Geben Sie einen neuen ein.',
  'Closient knows this API key, but it may not do this (403).{said}':
    'Closient kennt diesen API-Schlüssel, aber er darf das nicht (403).{said}',
  '{host} answers, but has no Closient API at {path} (404). Check the address.':
    '{host} antwortet, hat aber keine Closient-API unter {path} (404). Prüfen Sie die Adresse.',
  'Closient does not know what was asked for (404).{said}':
    'Closient kennt das Angefragte nicht (404).{said}',
  '{host} gave up waiting for the request (408).': '{host} hat aufgehört, auf die Anfrage zu warten (408).',
  'Closient refused the request ({status}).{said}': 'Closient hat die Anfrage abgewiesen ({status}).{said}',
  'A login page of the network answered instead of Closient. Log in to the network with a browser, then try again.':
    'Statt Closient hat eine Anmeldeseite des Netzwerks geantwortet. Melden Sie sich mit einem Browser am Netzwerk an und versuchen Sie es erneut.',
  'another address of itself': 'eine andere eigene Adresse',
  '{host} sends the request on to {to}. It was not followed, so the API key stays with {host}. Check the address; a login page of the network does this too.':
    '{host} leitet die Anfrage weiter an {to}. Dem wurde nicht gefolgt, der API-Schlüssel bleibt also bei {host}. Prüfen Sie die Adresse; eine Anmeldeseite des Netzwerks tut das auch.',
  // src-main/core/sync/client/forecast.ts
  'The quota of this key is too small for {requests} requests; ask Closient for a larger one.':
    'Das Kontingent dieses Schlüssels ist zu klein für {requests} Anfragen; bitten Sie Closient um ein größeres.',
  'Nothing is left to ask.': 'Es ist nichts mehr abzufragen.',
  'The quota allows the {requests} requests at once.':
    'Das Kontingent erlaubt die {requests} Anfragen sofort.',
  'The quota allows the {requests} requests; the last one goes {finishesAt}.':
    'Das Kontingent erlaubt die {requests} Anfragen; die letzte geht {finishesAt}.',
  "The day's quota is used up; the pass needs {requests} more requests; ":
    'Das Tageskontingent ist verbraucht; der Durchgang braucht noch {requests} Anfragen; ',
  "The day's quota allows {allowed} requests; the pass needs {requests}; ":
    'Das Tageskontingent erlaubt {allowed} Anfragen; der Durchgang braucht {requests}; ',
  '; the last one goes {finishesAt}': '; die letzte geht {finishesAt}',
  '{quota}it goes on {goesOnAt}{end}.': '{quota}es geht weiter {goesOnAt}{end}.',
  'at {time}': 'um {time}',
  'tomorrow at {time}': 'morgen um {time}',
  'on {instant} at {time}': 'am {instant} um {time}',
  // src-main/core/sync/client/json-answer.ts
  'The answer of {host} to {path} is not what Closient sends. Nothing was changed.':
    'Die Antwort von {host} auf {path} ist nicht, was Closient sendet. Nichts wurde geändert.',
  'The answer of {host} to {path} is not what Closient sends (at {where}). Nothing was changed.':
    'Die Antwort von {host} auf {path} ist nicht, was Closient sendet (bei {where}). Nichts wurde geändert.',
  'nothing that can be told': 'nichts Erkennbarem',
  '{host} answered with {what} instead of {wanted}. Nothing was changed.':
    '{host} hat mit {what} statt {wanted} geantwortet. Nichts wurde geändert.',
  'is not JSON, or was damaged on the way': 'ist kein JSON oder wurde unterwegs beschädigt',
  'The answer of {host} {what}. Nothing was changed.':
    'Die Antwort von {host} {what}. Nichts wurde geändert.',
  // src-main/core/sync/client/key-check.ts
  'The API key is empty.': 'Der API-Schlüssel ist leer.',
  'A Closient API key begins with csb_, csu_ or cpk_; this one does not. Copy it again from Closient.':
    'Ein API-Schlüssel von Closient beginnt mit csb_, csu_ oder cpk_; dieser nicht. Kopieren Sie ihn erneut aus Closient.',
  'A Closient API key has three parts with "_" between them; this one has not. Copy it again, whole.':
    'Ein API-Schlüssel von Closient hat drei Teile mit „_“ dazwischen; dieser nicht. Kopieren Sie ihn erneut und ganz.',
  'The middle part of a Closient API key has 32 letters and digits; this one has not. Copy it again, whole.':
    'Der mittlere Teil eines API-Schlüssels von Closient hat 32 Buchstaben und Ziffern; dieser nicht. Kopieren Sie ihn erneut und ganz.',
  'The end of the API key does not match the rest of it: a character is wrong or missing. Copy it again.':
    'Das Ende des API-Schlüssels passt nicht zum Rest: Ein Zeichen ist falsch oder fehlt. Kopieren Sie ihn erneut.',
  'This is a publishable key, made for web pages. Use a business key (csb_...): this one may not read lots.':
    'Das ist ein öffentlicher Schlüssel für Webseiten. Verwenden Sie einen Geschäftsschlüssel (csb_...): Dieser darf keine Chargen lesen.',
  // src-main/core/sync/client/network-failure.ts
  'no reason given': 'ohne Angabe von Gründen',
  'The name {host} was not found ({code}). Check the address, and whether this computer has a network.':
    'Der Name {host} wurde nicht gefunden ({code}). Prüfen Sie die Adresse und ob dieser Computer Netz hat.',
  '{host} refuses connections ({code}). Check the address and the port.':
    '{host} lehnt Verbindungen ab ({code}). Prüfen Sie Adresse und Port.',
  'There is no way from this computer to {host} ({code}). Check the network cable or the Wi-Fi.':
    'Von diesem Computer führt kein Weg zu {host} ({code}). Prüfen Sie Netzwerkkabel oder WLAN.',
  'The proxy of this network did not let the request to {host} through ({code}).':
    'Der Proxy dieses Netzwerks hat die Anfrage an {host} nicht durchgelassen ({code}).',
  "The certificate of {host} is not valid on the date of this computer, {now} ({code}). Check the computer's clock; if it is right, the certificate has run out.":
    'Das Zertifikat von {host} ist am Datum dieses Computers, {now}, nicht gültig ({code}). Prüfen Sie die Uhr des Computers; wenn sie stimmt, ist das Zertifikat abgelaufen.',
  'The certificate of {host} is not trusted on this computer ({code}). If your company inspects encrypted traffic, its own certificate has to be installed here.':
    'Dem Zertifikat von {host} wird auf diesem Computer nicht vertraut ({code}). Wenn Ihre Firma verschlüsselten Verkehr prüft, muss ihr eigenes Zertifikat hier installiert werden.',
  '{host} did not answer in time ({code}).': '{host} hat nicht rechtzeitig geantwortet ({code}).',
  '{host} stopped in the middle of its answer ({code}).':
    '{host} hat mitten in der Antwort aufgehört ({code}).',
  'The connection to {host} was cut before the answer was complete ({code}).':
    'Die Verbindung zu {host} brach ab, bevor die Antwort vollständig war ({code}).',
  'What answers at {host} does not speak the way Closient does ({code}). Check the address.':
    'Was bei {host} antwortet, spricht nicht wie Closient ({code}). Prüfen Sie die Adresse.',
  '{host} could not be reached ({code}).': '{host} war nicht erreichbar ({code}).',
  // src-main/core/sync/client/pages.ts
  '{host} was asked for page {page} and answered with page {page2}. Nothing was changed.':
    '{host} wurde nach Seite {page} gefragt und hat mit Seite {page2} geantwortet. Nichts wurde geändert.',
  '{host} gave {data} rows on a page of {pageSize}. Nothing was changed.':
    '{host} gab {data} Zeilen auf einer Seite von {pageSize}. Nichts wurde geändert.',
  '{host} gave an empty page {page} and says that there is more. Nothing was changed.':
    '{host} gab eine leere Seite {page} und sagt, dass noch mehr kommt. Nichts wurde geändert.',
  'not readable': 'nicht lesbar',
  // src-main/core/sync/client/request.ts
  '{ms} seconds': '{ms} Sekunden',
  '{host} did not answer within {seconds}.': '{host} hat nicht innerhalb von {seconds} geantwortet.',
  '{host} stopped in the middle of its answer and sent nothing for {seconds}.':
    '{host} hat mitten in der Antwort aufgehört; {seconds} lang kam nichts.',
  '{host} did not finish its answer within {seconds}.':
    '{host} hat seine Antwort nicht innerhalb von {seconds} beendet.',
  'The answer of {host} is larger than {most} and was refused. Nothing was changed.':
    'Die Antwort von {host} ist größer als {most} und wurde abgewiesen. Nichts wurde geändert.',
  // src-main/core/sync/client/test-connection.ts
  '{host} knows this API key, but it belongs to no organisation.':
    '{host} kennt diesen API-Schlüssel, aber er gehört zu keiner Organisation.',
  'Connected to {host} as {names}.': 'Verbunden mit {host} als {names}.',
  '{clock} {host} refuses the API key (401), and that can be why.':
    '{clock} {host} weist den API-Schlüssel ab (401), und das kann der Grund sein.',
  '{minutes} minutes': '{minutes} Minuten',
  '{minutes} hours': '{minutes} Stunden',
  '{minutes} days': '{minutes} Tage',
  'The clock of this computer is {amount} ahead of that of {host}; set it.':
    'Die Uhr dieses Computers geht gegenüber {host} vor ({amount}); stellen Sie sie.',
  'The clock of this computer is {amount} behind that of {host}; set it.':
    'Die Uhr dieses Computers geht gegenüber {host} nach ({amount}); stellen Sie sie.',
};

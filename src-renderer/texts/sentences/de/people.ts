import type { Sentences } from '../translator.ts';

/** People, sign-in, kiosk mode. The order is that of the source. */
export const people: Sentences = {
  // src-main/core/contract/kiosk-routes.ts
  'To leave kiosk mode, give its PIN, or sign in as IT.':
    'Um den Kioskmodus zu verlassen, geben Sie seine PIN ein oder melden Sie sich als IT an.',
  // src-main/core/kiosk/kiosk.ts
  'This station is in kiosk mode already.': 'Diese Station ist schon im Kioskmodus.',
  'This is not the PIN of kiosk mode.': 'Das ist nicht die PIN des Kioskmodus.',
  'Too many wrong tries. Try again in {seconds} s.':
    'Zu viele falsche Versuche. Neuer Versuch in {seconds} s.',
  // src-main/core/people/guard.ts
  'This station is in kiosk mode. To {words}, leave kiosk mode with its PIN first.':
    'Diese Station ist im Kioskmodus. Dafür zuerst den Kioskmodus mit seiner PIN verlassen: {words}.',
  'To {words}, sign in first: scan your badge, or give number and PIN.':
    'Dafür zuerst anmelden: {words}. Scannen Sie Ihren Ausweis, oder geben Sie Nummer und PIN ein.',
  'As {role} you may not {words}; {who} may. The attempt is recorded.':
    'Als {role} dürfen Sie das nicht: {words}. Das darf: {who}. Der Versuch wird aufgezeichnet.',
  'shift leader': 'Schichtleitung',
  // src-main/core/people/people.ts
  "{name} is a name of the program's own; take another.":
    '{name} ist ein Name des Programms selbst; nehmen Sie einen anderen.',
  'The first person needs the role it: somebody has to add the others.':
    'Die erste Person braucht die Rolle IT: Jemand muss die anderen hinzufügen.',
  '{name} is there already, as number {number}. Names differ, so that people can tell them apart.':
    '{name} gibt es schon, als Nummer {number}. Namen sind verschieden, damit man die Personen unterscheiden kann.',
  'No people are set up here, so nobody has to sign in.':
    'Hier sind keine Personen angelegt, daher muss sich niemand anmelden.',
  'There are {people} people here and not {count}. Look who they are, then say their number.':
    'Hier sind {people} Personen und nicht {count}. Sehen Sie nach, wer sie sind, und geben Sie dann ihre Zahl an.',
  'Name a person of the role it by number: {numbers}.':
    'Nennen Sie eine Person der Rolle IT mit ihrer Nummer: {numbers}.',
  'There is no person with the number {number}.': 'Eine Person mit der Nummer {number} gibt es nicht.',
  'This badge is that of {other}, number {other2}.': 'Dieser Ausweis gehört {other}, Nummer {other2}.',
  'This is the last person of the role it; without one nobody could manage people. Add another one first.':
    'Das ist die letzte Person mit der Rolle IT; ohne eine könnte niemand Personen verwalten. Fügen Sie zuerst eine weitere hinzu.',
  // src-main/core/people/sign-in.ts
  'a badge that is not known': 'ein unbekannter Ausweis',
  'This badge is not known here.': 'Dieser Ausweis ist hier nicht bekannt.',
  'a number that is not known': 'eine unbekannte Nummer',
  'a wrong PIN': 'eine falsche PIN',
  'Number and PIN do not fit.': 'Nummer und PIN passen nicht zusammen.',
  'To change your own PIN or badge, give the current PIN or badge as well.':
    'Um Ihre eigene PIN oder Ihren Ausweis zu ändern, geben Sie auch die aktuelle PIN oder den aktuellen Ausweis an.',
  'The current PIN is wrong.': 'Die aktuelle PIN ist falsch.',
  'a badge that is not theirs': 'ein fremder Ausweis',
  'This badge is not yours.': 'Das ist nicht Ihr Ausweis.',
  // src-shared/contract/kiosk.ts
  '4 to 12 digits': '4 bis 12 Ziffern',
  // src-shared/contract/people.ts
  'At least 6 characters': 'Mindestens 6 Zeichen',
  // src-shared/models/permissions.ts
  'prepare jobs': 'Aufträge vorbereiten',
  'say which sheets are good': 'angeben, welche Bögen gut sind',
  'print labels again': 'Etiketten erneut drucken',
  'record labels as scrapped, sampled, returned or voided':
    'Etiketten als Ausschuss, Muster, Rückgabe oder ungültig erfassen',
  'hold a lot': 'eine Charge sperren',
  'release a lot or print past its date': 'eine Charge freigeben oder über ihr Datum hinaus drucken',
  'close a reconciliation': 'eine Bilanzierung abschließen',
  'change stocks, layouts and presets': 'Materialien, Layouts und Vorlagen ändern',
  'calibrate printers': 'Drucker kalibrieren',
  'set up printers': 'Drucker einrichten',
  'change products': 'Produkte ändern',
  'work on the sync': 'am Abgleich arbeiten',
  'connect to Closient': 'mit Closient verbinden',
  'change settings': 'Einstellungen ändern',
  'set up kiosk mode': 'den Kioskmodus einrichten',
  'manage API keys': 'API-Schlüssel verwalten',
  'manage people': 'Personen verwalten',
  'make backups': 'Sicherungen erstellen',
  'export all data': 'alle Daten exportieren',
};

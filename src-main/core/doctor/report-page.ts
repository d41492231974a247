import type { DoctorReport } from '../../../src-shared/contract/system.ts';

/** The report as one page that needs nothing beside it, for a ticket or a printer. */
export function reportPage({ ok, at, version, station, checks }: DoctorReport): string {
  const rows = checks.map(
    (check) =>
      `<tr class="${check.ok ? 'ok' : 'bad'}"><td>${check.ok ? 'ok' : 'PROBLEM'}</td>` +
      `<th scope="row">${escapeText(check.name)}</th><td>${escapeText(check.detail)}</td></tr>`,
  );
  const bad = checks.filter((check) => !check.ok).length;
  const summary = ok ? 'Nothing was found.' : `${bad} of ${checks.length} checks found a problem.`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Print Room doctor</title>
<style>
body { font: 14px/1.5 system-ui, sans-serif; margin: 2em; color: #1a1a1a; background: #fff; }
table { border-collapse: collapse; width: 100%; }
td, th { border-bottom: 1px solid #ccc; padding: 0.4em 0.8em; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
.bad td:first-child { font-weight: bold; color: #a40000; }
.ok td:first-child { color: #1b6e2a; }
</style>
</head>
<body>
<h1>Print Room doctor</h1>
<p>${escapeText(summary)} Version ${escapeText(version)}, station ${escapeText(station)}, ${escapeText(at)}.</p>
<table>
<thead><tr><th scope="col">State</th><th scope="col">Check</th><th scope="col">What was found</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</body>
</html>
`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeText(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}

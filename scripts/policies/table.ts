import { definitionOf, policyCategories, policyNames } from '../../src-main/core/policy/policies.ts';
import type { PolicyForm } from '../../src-main/core/policy/policy-form.ts';

/** Every policy as a page for people, beside the templates. */
export function policyPage(): string {
  const sections = Object.entries(policyCategories).map(([category, words]) => {
    const rows = policyNames
      .map((name) => ({ name, ...definitionOf(name) }))
      .filter((policy) => policy.category === category)
      .map(({ name, form, explanation }) => `| \`${name}\` | ${formWords(form)} | ${explanation} |`);
    return [`## ${words}`, '', '| policy | value | what it does |', '| --- | --- | --- |', ...rows, ''].join(
      '\n',
    );
  });
  return ['# Policies of Print Room', '', 'Written by `scripts/make-policies.ts`.', '', ...sections].join(
    '\n',
  );
}

function formWords(form: PolicyForm): string {
  switch (form.kind) {
    case 'switch':
      return 'on (1, true) or off (0, false)';
    case 'number':
      return `${form.minimum} to ${form.maximum} ${form.unit}`;
    case 'choice':
      return form.choices.map(({ value }) => `\`${value}\``).join(', ');
    case 'text':
      return form.rule === 'folder or none' ? 'folder, or empty' : form.rule;
  }
}

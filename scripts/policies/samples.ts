import { defaultsName, preferenceDomain } from '../../src-main/core/policy/sources/mac.ts';
import { xmlLines, type XmlPart } from './xml.ts';

type Values = Readonly<Record<string, boolean | number | string>>;

/** What a plant might decide; every name and value is checked against the schema by a test. */
export const sampleEnforced: Values = {
  AutomaticUpdates: false,
  ClosientAddress: 'https://www.closient.com',
  DigitalLinkHost: 'id.example.com',
  BackupTime: '02:30',
  SignOutMinutes: 15,
};
export const sampleDefaults: Values = { Resolution: 300, OneLotPerSheet: true };

/** Fixed, so that a profile made anew takes the place of the one before. */
const profileId = '7B6B5C0E-52F6-4A7A-9C3D-2F0B5A1E6D10';
const payloadId = '1D9A2F34-8E1B-4C57-A0C4-6E5F7B8C9D21';

/** A configuration profile of macOS that forces managed preferences, for Jamf, Intune or by hand. */
export function mobileconfig(): string {
  const common = { PayloadVersion: 1, PayloadOrganization: 'Example Ltd' };
  const payload = {
    ...common,
    PayloadType: preferenceDomain,
    PayloadIdentifier: `${preferenceDomain}.policies.settings`,
    PayloadUUID: payloadId,
    PayloadDisplayName: 'Print Room',
    ...sampleEnforced,
    [defaultsName]: sampleDefaults,
  };
  const profile = {
    ...common,
    PayloadType: 'Configuration',
    PayloadIdentifier: `${preferenceDomain}.policies`,
    PayloadUUID: profileId,
    PayloadDisplayName: 'Print Room',
    PayloadScope: 'System',
    PayloadContent: [payload],
  };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    ...xmlLines(['plist', { version: '1.0' }, plistPart(profile)]),
    '',
  ].join('\n');
}

/** A file of Linux policies. */
export function linuxPolicies(values: Values): string {
  return `${JSON.stringify(values, null, 2)}\n`;
}

function plistPart(value: unknown): XmlPart {
  if (typeof value === 'boolean') return [String(value), {}];
  if (typeof value === 'number') return ['integer', {}, String(value)];
  if (typeof value === 'string') return ['string', {}, value];
  if (Array.isArray(value)) return ['array', {}, ...value.map(plistPart)];
  const members = Object.entries(value as object);
  return [
    'dict',
    {},
    ...members.flatMap(([key, member]): XmlPart[] => [['key', {}, key], plistPart(member)]),
  ];
}

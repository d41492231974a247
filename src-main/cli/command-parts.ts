import { InvalidArgumentError, type Command } from 'commander';

/** Adds a command with the options that all of them take. */
export type AddCommand = (name: string, description: string, parent?: Command) => Command;

/** Those options as they were typed. */
export interface ParsedOptions {
  data?: string;
  organization?: string;
  operator?: string;
  json?: boolean;
}

/** Reads an option that is a whole number. */
export function integer(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= min && value <= max) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
  };
}

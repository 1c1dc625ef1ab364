// What can be asked for: registers with their fields, procedures with the schemas of their inputs. No data needed.
import { z } from 'zod';
import { contract } from '../../shared/contract/index.ts';
import { registers } from '../../shared/registers/index.ts';
import { reports } from '../../shared/reports/index.ts';

export function listRegisters() {
  return registers.map(({ key, title, fields }) => ({
    key,
    title,
    fields: fields.map((field) => ({
      key: field.key,
      label: field.label,
      type: field.type,
      required: 'required' in field && field.required === true,
    })),
  }));
}

export function listReports() {
  return reports.map(({ key, title, about, dimensions }) => ({
    key,
    title,
    about,
    by: dimensions.map((each) => each.key),
  }));
}

export function listProcedures() {
  return Object.entries(contract).map(([name, { access, about, input }]) => ({
    name,
    access,
    about,
    input: z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }),
  }));
}

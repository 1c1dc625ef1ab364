// A Word document as a template: all of its parts that hold text.
import type { TemplateNames, TemplateValues } from '../../../shared/rules/templates/templateData.ts';
import { checkNames } from './checkNames.ts';
import type { OpenedTemplate } from './openTemplate.ts';
import { relationsOf } from './relations.ts';
import type { CompiledTemplate } from './template.ts';
import { filled } from './templateNodes.ts';
import { compileWordPart } from './wordPart.ts';

const otherParts: Record<string, string> = {
  header: '页眉',
  footer: '页脚',
  footnotes: '脚注',
  endnotes: '尾注',
  comments: '批注',
};

/** @throws Refusal for broken XML. */
export function compileWord({ zip, main }: OpenedTemplate): CompiledTemplate {
  const others = relationsOf(zip, main).flatMap(({ type, target }) => {
    const where = otherParts[type.slice(type.lastIndexOf('/') + 1)];
    return where !== undefined && zip.names.includes(target) ? [{ path: target, where }] : [];
  });
  const parts = [{ path: main, where: '' }, ...others].map(({ path, where }) => ({
    path,
    ...compileWordPart(zip.text(path), where),
  }));
  const told = parts.map((part) => ({ ...part, told: part.placed.filter(({ isRepeated }) => !isRepeated) }));
  return {
    placed: told.flatMap((part) => part.told),
    check: (names: TemplateNames) =>
      told.flatMap((part) => [...part.problems, ...checkNames(part.told, part.pairs, names)]),
    fill(values: TemplateValues) {
      const scope = { values, row: null };
      const changed = parts
        .filter(({ placed }) => placed.length > 0)
        .map(({ path, nodes }) => [path, filled(nodes, scope)] as const);
      return zip.patched(new Map(changed));
    },
  };
}

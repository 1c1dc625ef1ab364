import { Keys } from '../ui/index.ts';
import type { Block, Inline } from './blocks.ts';
import './HelpContent.css';
import type { HelpPage } from './helpPages.ts';

export interface HelpContentProps {
  page: HelpPage;
  /** Follows a link to another help page. */
  onPage: (key: string) => void;
}

/** One help page, drawn. */
export function HelpContent({ page, onPage }: HelpContentProps) {
  return (
    <article className="pa-help-text">
      <h1>{page.title}</h1>
      {page.blocks.map((block, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a page never change
        <BlockView key={place} block={block} onPage={onPage} />
      ))}
    </article>
  );
}

function BlockView({ block, onPage }: { block: Block; onPage: (key: string) => void }) {
  const line = (parts: readonly Inline[]) => <Line parts={parts} onPage={onPage} />;
  switch (block.kind) {
    case 'heading':
      return <h2>{block.text}</h2>;
    case 'paragraph':
      return <p>{line(block.parts)}</p>;
    case 'note':
      return <p className="pa-help-note">{line(block.parts)}</p>;
    case 'list': {
      const items = block.items.map((item, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the items of a page never change
        <li key={place}>{line(item)}</li>
      ));
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table':
      return (
        <table>
          <thead>
            <tr>
              {block.head.map((cell, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a page never change
                <th key={place}>{line(cell)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a page never change
              <tr key={place}>
                {row.map((cell, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a page never change
                  <td key={column}>{line(cell)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
  }
}

function Line({ parts, onPage }: { parts: readonly Inline[]; onPage: (key: string) => void }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a line never change
  return parts.map((part, place) => <Part key={place} part={part} onPage={onPage} />);
}

function Part({ part, onPage }: { part: Inline; onPage: (key: string) => void }) {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'strong':
      return <strong>{part.text}</strong>;
    case 'keys':
      return <Keys of={part.text} />;
    case 'link':
      return (
        <button type="button" className="pa-help-link" onClick={() => onPage(part.page)}>
          {part.text}
        </button>
      );
  }
}

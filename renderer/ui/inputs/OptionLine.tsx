import './OptionLine.css';

interface OptionLineProps {
  lead?: string;
  title: string;
  detail?: string;
}

/** One entry of a list of suggestions. */
export function OptionLine({ lead, title, detail }: OptionLineProps) {
  return (
    <span className="pa-option">
      {lead !== undefined && <span className="pa-option-lead">{lead}</span>}
      <span className="pa-option-title">{title}</span>
      {detail !== undefined && <span className="pa-option-detail">{detail}</span>}
    </span>
  );
}

import DoneIcon from '@mui/icons-material/Check';
import './Stepper.css';

export interface StepperProps {
  label: string;
  steps: readonly string[];
  /** Index of the present step. */
  current: number;
  /** Going back to a step that is done. */
  onStep?: (index: number) => void;
}

/** Where a wizard stands. Steps that are done can be gone back to. */
export function Stepper({ label, steps, current, onStep }: StepperProps) {
  return (
    <ol className="pa-stepper" aria-label={label}>
      {steps.map((step, index) => {
        const state = index < current ? 'done' : index === current ? 'now' : 'next';
        const words = (
          <>
            <span className="pa-step-mark">{state === 'done' ? <DoneIcon /> : index + 1}</span>
            {step}
          </>
        );
        return (
          <li key={step} className={`pa-step pa-step-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
            {state === 'done' && onStep ? (
              <button type="button" onClick={() => onStep(index)}>
                {words}
              </button>
            ) : (
              <span>{words}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

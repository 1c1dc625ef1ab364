import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button, ErrorPanel } from '../ui/index.ts';

export interface PageBoundaryProps {
  /** Changes with the place: a new page starts without the old one's error. */
  place: string;
  children: ReactNode;
}

interface Standing {
  place: string;
  broken: boolean;
}

/** A page that breaks takes nothing else with it. */
export class PageBoundary extends Component<PageBoundaryProps, Standing> {
  override state: Standing = { place: this.props.place, broken: false };

  static getDerivedStateFromProps({ place }: PageBoundaryProps, standing: Standing): Standing | null {
    return place === standing.place ? null : { place, broken: false };
  }

  // Set before the next drawing: children that were drawn once more would break once more, and the window with them.
  static getDerivedStateFromError(): Partial<Standing> {
    return { broken: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <ErrorPanel
        message="这个页面没有显示出来。已保存的记录不受影响。"
        onRetry={() => this.setState({ broken: false })}
      >
        <Button href="#/today">回到今日</Button>
      </ErrorPanel>
    );
  }
}

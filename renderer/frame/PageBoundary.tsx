import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button, ErrorPanel } from '../ui/index.ts';

export interface PageBoundaryProps {
  /** Changes with the place: a new page starts without the old one's error. */
  place: string;
  children: ReactNode;
}

interface Broken {
  place: string;
}

/** A page that breaks takes nothing else with it. */
export class PageBoundary extends Component<PageBoundaryProps, { broken: Broken | null }> {
  override state: { broken: Broken | null } = { broken: null };

  static getDerivedStateFromError(): null {
    return null;
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
    this.setState({ broken: { place: this.props.place } });
  }

  override render(): ReactNode {
    if (this.state.broken?.place !== this.props.place) return this.props.children;
    return (
      <ErrorPanel
        message="这个页面没有显示出来。已保存的记录不受影响。"
        onRetry={() => this.setState({ broken: null })}
      >
        <Button href="#/today">回到今日</Button>
      </ErrorPanel>
    );
  }
}

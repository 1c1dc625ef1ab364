/** A single character explains nothing. */
export const shortestReason = 2;

/** Whether something is said. */
export const isReason = (text: string): boolean => text.trim().length >= shortestReason;

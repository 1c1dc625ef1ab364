import Skeleton from '@mui/material/Skeleton';

/** Grey rows where a table is being fetched; as high as the rows will be, so that nothing jumps. */
export function SkeletonRows({ rows = 8 }: { rows?: number }) {
  return (
    <div role="status" aria-label="正在读取">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: grey rows are all alike
        <div key={row} style={{ height: 'var(--pa-row-height)', display: 'flex', alignItems: 'center', gap: '1rem' }}>
          <Skeleton variant="rounded" width="8%" height="0.9rem" />
          <Skeleton variant="rounded" width={`${24 + ((row * 7) % 20)}%`} height="0.9rem" />
          <Skeleton variant="rounded" width="16%" height="0.9rem" />
          <Skeleton variant="rounded" width={`${14 + ((row * 5) % 12)}%`} height="0.9rem" />
        </div>
      ))}
    </div>
  );
}

/** Grey labels and boxes where a form is being fetched. */
export function SkeletonForm({ rows = 6 }: { rows?: number }) {
  return (
    <div role="status" aria-label="正在读取">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: grey rows are all alike
        <div key={row} style={{ display: 'flex', alignItems: 'center', gap: '0.75rem', marginBottom: '0.5rem' }}>
          <Skeleton variant="rounded" width="6rem" height="0.9rem" />
          <Skeleton variant="rounded" height="var(--pa-control-height)" style={{ flex: 1 }} />
        </div>
      ))}
    </div>
  );
}

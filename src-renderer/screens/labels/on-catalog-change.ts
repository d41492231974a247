import { useStore } from '../../state/store.ts';

/** Acts whenever products, lots, serials or what is recorded of them change. @returns stops that. */
export function onCatalogChange(act: () => void): () => void {
  return useStore.subscribe((now, before) => {
    if (now.catalogChanges !== before.catalogChanges) act();
  });
}

import { Popover } from '@mantine/core';
import { useState, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';

/** What a field gets that opens a pad. */
export interface PadField {
  readonly onClick: () => void;
  readonly onBlur: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** The keyboard of the system stays away: there is a pad. */
  readonly inputMode: 'none';
  /** A dialog around it does not take the Escape that closes the pad. */
  readonly 'data-mantine-stop-propagation': boolean;
}

export interface WithPadProps {
  readonly pad: ReactNode;
  readonly onOpen: () => void;
  readonly onClose: () => void;
  readonly children: (field: PadField) => ReactElement;
}

/**
 * A pad below a field from when it is pressed until it is left. Who comes to the field by keyboard types, and sees
 * none. The focus stays in the field, so keys work all the while.
 */
export function WithPad({ pad, onOpen, onClose, children }: WithPadProps) {
  const [opened, setOpened] = useState(false);
  const close = (): void => {
    setOpened(false);
    onClose();
  };
  const field: PadField = {
    onClick: () => {
      if (opened) return;
      setOpened(true);
      onOpen();
    },
    onBlur: close,
    onKeyDown: ({ key }) => {
      if (opened && (key === 'Escape' || key === 'Enter')) close();
    },
    inputMode: 'none',
    'data-mantine-stop-propagation': opened,
  };
  return (
    <Popover
      opened={opened}
      withRoles={false}
      withinPortal={false}
      floatingStrategy="fixed"
      width={232}
      shadow="md"
      trapFocus={false}
      returnFocus={false}
    >
      <Popover.Target>
        <div>{children(field)}</div>
      </Popover.Target>
      <Popover.Dropdown p={8} onMouseDown={(event) => event.preventDefault()}>
        {pad}
      </Popover.Dropdown>
    </Popover>
  );
}

/** What tells, in the month and in the table, that nodes may be rebooted. */
export const REBOOT_MARK = '<span class="mark reboot">Reboot</span>';
/** The same of what installs and reboots nothing. */
export const INSTALL_MARK = '<span class="mark">Install</span>';

/** Commands of the system that would do nothing good in a sandbox, and harm outside of one: they are noted, and succeed. */
export const QUIET: string =
  'logger initctl restorecon udevadm systemctl systemd-tmpfiles modprobe mount umount sysctl swapon swapoff halt reboot ' +
  'shutdown killall5 lsmod rmmod hwclock update-rc.d invoke-rc.d kldload kldstat limits kenv pwait chroot ' +
  'ip ifconfig iptables ip6tables nft tc ethtool brctl route';

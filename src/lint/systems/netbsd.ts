/**
 * What the base system of NetBSD provides to rcorder(8): names only.
 *
 * Sources: the rcorder headers that MINIX 3 carries of NetBSD; the list of scripts in etc/rc.d of NetBSD's sources, version
 * 1.119 of its Makefile (10 and current), and scripts of older releases.
 */
export const NETBSD: string = [
  'CRITLOCALMOUNTED DAEMON DISKS LOGIN NETWORK NETWORKING SERVERS accounting altqd amd apmd automount',
  'automountd autounmountd bluetooth bootconf bootparams btattach btconfig btcontrol btdevctl bthcid',
  'btuartd ccd certctl_init cgd clearcritlocal cleartmp cron devpubd dhclient dhcpcd dhcpd dhcpd6',
  'dhcrelay dmesg downinterfaces entropy envsys fccache fsck fsck_root ftp_proxy ftpd gpio hostapd',
  'httpd identd ifwatchd inetd ip6addrctl ipfilter ipfs ipmon ipnat ipsec irdaattach iscsi_target',
  'iscsid iscsid_volumes isdnd isibootd kdc ldconfig ldpd local lpd lvm lvmlockdir mail makemandb mdnsd',
  'minixrc mixerctl modules mopd motd mountall mountcritlocal mountcritremote mountd moused mrouted',
  'named ndbootd network newsyslog nfsd nfslocking npf npf_boot npfd ntpd ntpdate perusertmp pf pf_boot',
  'pflogd postfix powerd ppp pwcheck quota racoon raidframe raidframeparity random_seed rarpd rbootd',
  'resize_root rndctl root route6d routed rpcbind rtadvd rtclocaltime rwho savecore screenblank',
  'securelevel smtoff sshd staticroute swap1 swap2 sysctl sysdb syslogd timed tpctl tty ttys veriexec',
  'virecover wdogctl wpa_supplicant wscons wsmoused xdm xfs ypbind yppasswdd ypserv zfs',
].join(' ');

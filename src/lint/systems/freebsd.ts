/**
 * What the base system of FreeBSD provides to rcorder(8): names only.
 *
 * Sources: the rcorder headers of FreeBSD 12.1's /etc/rc.d; libexec/rc/rc.d of FreeBSD's sources up to 15 for what came
 * later; src/etc/rc.d of OPNsense's core. pfSense has no rc.d scripts of its own: its packages write theirs.
 * The functions are those of FreeBSD 12 to 14's rc.subr(8).
 */

/** FreeBSD 12.1. */
export const FREEBSD_12: string = [
  'DAEMON FILESYSTEMS LOGIN NETWORK NETWORKING SERVERS abi accounting addswap adjkerntz amd apm apmd',
  'archdep auditd auditdistd automount automountd autounmountd bgfsck blacklistd bluetooth bootparams',
  'bridge bsnmpd bthidd cfumass cleanvar cleartmp cron ctld ddb defaultroute devd devfs devmatch',
  'dhclient disks dmesg dumpon fsck ftp-proxy ftpd geli2 gptboot growfs gssd hastd hcsecd hostapd',
  'hostid hostid_save hostname inetd iovctl ip6addrctl ipfilter ipfs ipfw ipfw_netflow ipmon ipnat',
  'ippool ipropd_master ipropd_slave ipsec iscsictl iscsid jail kadmind kdc keyserv kfd kld kldxref',
  'kpasswdd ldconfig local local_unbound localpkg lockd lpd mail mdconfig mdconfig2 mixer motd',
  'mountcritlocal mountcritremote mountd mountlate moused msgs natd netif netoptions netwait newsyslog',
  'nfscbd nfsclient nfsd nfsuserd nisdomain nscd nsswitch ntpd ntpdate opensm pf pflog pfsync',
  'power_profile powerd ppp pppoed pwcheck quota random rarpd rctl resolv rfcomm_pppd_server root',
  'route6d routed routing rpcbind rtadvd rtsold rwho savecore sdpd securelevel serial sppp sshd statd',
  'static_arp static_ndp stf swap swaplate syscons sysctl syslogd timed tmp ubthidhci ugidfw utx var',
  'virecover watchdogd wpa_supplicant ypbind ypldap yppasswdd ypserv ypset ypupdated ypxfrd zfs zfsbe',
  'zfsd zvol',
].join(' ');

/** What FreeBSD 13 to 15 added. */
export const FREEBSD_LATER: string = [
  'backlight blocklistd dnctl fand ggated growfs_fstab growfs_postboot linux machine_id nuageinit',
  'nuageinit_post_net nuageinit_user_data_script os-release sysctl_lastload tlsclntd tlsservd var_run',
  'virtual_oss zfskeys zpool zpoolreguid zpoolupgrade',
].join(' ');

/** OPNsense's own. */
export const OPNSENSE: string = ['captiveportal configd flowd_aggregate netflow squid'].join(' ');

/** The functions that rc.subr defines: one of a script with such a name takes its place. */
export const RC_SUBR_FUNCTIONS: string = [
  '_check_required check_namevarlist _echoonce _find_processes _run_rc_doit _run_rc_killcmd _run_rc_notrunning',
  '_run_rc_postcmd _run_rc_precmd backup_file check_jail check_kern_features check_pidfile',
  'check_process check_required_after check_required_before check_startmsgs checkyesno debug',
  'devfs_apply_ruleset devfs_domount devfs_init_rulesets devfs_mount_jail devfs_rulesets_from_file',
  'devfs_set_ruleset err find_local_scripts_new find_local_scripts_old force_depend',
  'get_pidfile_from_conf info list_vars load_kld load_rc_config load_rc_config_var ltr make_symlink',
  'mount_critical_filesystems rc_usage reverse_list run_rc_command run_rc_script set_rcvar',
  'set_rcvar_obsolete sort_lite startmsg stop_boot wait_for_pids warn',
].join(' ');

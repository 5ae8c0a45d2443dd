/**
 * What init scripts of Debian provide to insserv(8): names only.
 *
 * Sources: the LSB headers of the init scripts in 200 packages of Debian 12, initscripts 3.06-4 and orphan-sysvinit-scripts
 * 0.14 among them, and names that scripts of Debian 10 to 12 ask for; the facilities of insserv 1.24's conf file.
 */

/** Debian 10 to 12. */
export const DEBIAN: string = [
  'acpid alsa-utils am-utils amavis-mc amavis-snmp-subagent amavisd-milter amavisd-new anacron',
  'apache-htcacheclean apache2 apcupsd apparmor arno-iptables-firewall arpwatch atd atftpd autofs',
  'avahi-daemon bind bind9 binfmt-support bird bluetooth bluez bootlogd bootlogs bootmisc brightness',
  'brltty cgmanager cgroupfs-mount checkfs checkroot checkroot-bootclean chrony clamav-daemon',
  'clamav-freshclam clamav-milter conntrackd console-screen console-setup corosync courier-authdaemon',
  'courier-imap courier-imap-ssl courier-pop cpufrequtils cron cryptdisks cryptdisks-early cups',
  'cups-browsed darkstat dbus ddclient deluged dibbler-client dnsmasq docker dovecot drbd dropbear',
  'dsyslog ejabberd elogind espeakup exim exim4 fail2ban fancontrol ferm fetchmail firebird3.0',
  'freeradius frr gdm gdm3 gpm greylist greylistd haldaemon halt haproxy haveged hddtemp heartbeat',
  'hostapd hostname hwclock icecast2 ifplugd ifupdown inetd inetutils-inetd inetutils-syslogd inspircd',
  'ipsec ipvsadm ircd-hybrid irqbalance isc-dhcp-relay isc-dhcp-server iscsi iscsid kdm keepalived',
  'kerneloops keyboard-setup keymap killprocs kmod krb5-admin-server krb5-kdc l2tpd laptop-mode lightdm',
  'lighttpd lircd lm-sensors loadcpufreq lvm2 lwresd lxc lxc-net mail-transport-agent mailman mariadb',
  'mdadm mdadm-waitidle memcached minidlna miredo monit mosquitto mount-configfs mountall',
  'mountall-bootclean mountdevsubfs mountkernfs mountnfs mountnfs-bootclean mountoverflowtmp mpd mtab',
  'multipath-tools munin-node mysql nagios-nrpe-server nagios4 named netfilter-persistent',
  'network-manager networking nfs-blkmap nfs-common nfs-kernel-server nginx ngircd nis nmbd nscd nslcd',
  'ntp ntpsec nut-client nut-server open-iscsi open-vm-tools openbsd-inetd opendkim opendmarc openntpd',
  'openvpn p910nd pacemaker pcscd pdns pdns-recursor php8.2-fpm plymouth plymouth-log portmap postfix',
  'postgresql postgrey ppp pppd-dns privoxy procps proftpd prometheus-node-exporter prosody pulseaudio',
  'puppet pure-ftpd qemu-guest-agent quota quotarpc rabbitmq-server radvd rc.local reboot',
  'redis-sentinel redis-server resolvconf rinetd rmnologin rng-tools rng-tools-debian rngd rpcbind',
  'rsyncd rsyslog rwhod samba-ad-dc saned saslauthd schroot screen-cleanup sddm seatd sendsigs',
  'shorewall single sks slapd slim smartd smartmontools smbd snmpd spamassassin spampd',
  'speech-dispatcher squid ssh sshd stop-bootlogd stop-bootlogd-single stunnel4 sudo sysklogd syslog-ng',
  'sysstat tftpd-hpa tgt tgtd tinc tinyproxy tomcat10 tomcat9 tor transmission-daemon udev udev-finish',
  'udev-mtab ufw umountfs umountnfs umountroot unattended-upgrades unbound unscd ups-monitor upsd',
  'upsmon uptimed urandom uuidd uwsgi varnish varnishncsa virtualbox vnstat vsftpd vtun watchdog',
  'wd_keepalive wicd wide-dhcpv6-client winbind x11-common xdm xend xinetd xl2tpd ypbind zabbix-agent',
  'zabbix-server',
].join(' ');

/** The members of the system facilities: none of them can wait for its own facility. */
export const DEBIAN_FACILITIES: Readonly<Record<string, string>> = {
  $local_fs: 'mountall mountall-bootclean mountoverflowtmp umountfs',
  $network: 'networking ifupdown',
  $named: 'named dnsmasq lwresd bind9 unbound pdns-recursor',
  $remote_fs: 'mountnfs mountnfs-bootclean umountnfs sendsigs mountall mountall-bootclean mountoverflowtmp umountfs',
  $syslog: 'rsyslog sysklogd syslog-ng dsyslog inetutils-syslogd syslog',
  $time: 'hwclock',
  $portmap: 'rpcbind portmap',
};

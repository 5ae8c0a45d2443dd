/**
 * What init scripts of Red Hat Enterprise Linux 6 and CentOS 6 are called, which is what others name them by.
 *
 * Sources: the scripts of initscripts 9.03 and the services that `chkconfig --list` shows on systems of that release, as its
 * documentation and public listings have them.
 */
export const REDHAT_6: string = [
  'NetworkManager abrt-ccpp abrt-oops abrtd acpid anacron atd auditd autofs avahi-daemon',
  'blk-availability bluetooth certmonger cgconfig cgred clamd cpuspeed crond cups cvs dhcpd dhcpd6',
  'dhcrelay dnsmasq dovecot ebtables fcoe firstboot gpm haldaemon halt httpd ip6tables ipsec iptables',
  'irqbalance iscsi iscsid kadmin kdump killall kprop krb524 krb5kdc ksm ksmtuned ldap libvirt-guests',
  'libvirtd lldpad lvm2-lvmetad lvm2-monitor mcelogd mdmonitor memcached messagebus microcode_ctl',
  'multipathd munin-node mysqld named netconsole netfs netplugd network nfs nfs-rdma nfslock nginx nmb',
  'nrpe nscd nslcd ntpd ntpdate numad oddjobd openct pcscd php-fpm portmap portreserve postfix',
  'postgresql ppp privoxy psacct puppet qpidd quota_nld radvd rdisc rdma restorecond rhnsd rhsmcertd',
  'rngd rpcbind rpcgssd rpcidmapd rpcsvcgssd rsyslog sandbox saslauthd sendmail single slapd smartd smb',
  'snmpd snmptrapd spamassassin spice-vdagentd squid sshd sssd svnserve syslog sysstat tog-pegasus',
  'tomcat6 tuned udev-post vncserver vsftpd wdaemon winbind wpa_supplicant xfs xinetd ypbind yppasswdd',
  'ypserv zabbix-agent',
].join(' ');

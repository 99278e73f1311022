<@m.mail subject="Support added an administrator to license ID ${licenseId}">
<@m.p>Hello,</@m.p>
<@m.p>You are an administrator of license ID <@m.strong>${licenseId}</@m.strong>. Support has checked the details of the license and added a further administrator:</@m.p>
<@m.p><@m.strong>${administrator}</@m.strong></@m.p>
<@m.p>If you do not know this person, contact support. As an administrator you can also remove the permission.</@m.p>
</@m.mail>

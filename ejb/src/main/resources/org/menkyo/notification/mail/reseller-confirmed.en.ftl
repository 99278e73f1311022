<@m.mail subject="Your address is on record as a reseller">
<@m.p>Hello,</@m.p>
<@m.p>The address <@m.strong>${email}</@m.strong> is confirmed. It is on record as the reseller on at least one license ID, and the administrators there see it as such.</@m.p>
<@m.p>Being the reseller gives no access by itself. If you need access to a license ID, request permission with its number: its administrators decide. You do not have to register again.</@m.p>
</@m.mail>

<@m.mail subject="Your permission request could not be delivered">
<@m.p>Hello,</@m.p>
<@m.p>Your permission request for license ID <@m.strong>${licenseId}</@m.strong> could not be delivered. Nobody has received it, and nobody will decide it.</@m.p>
<@m.heading>What you can do</@m.heading>
<@m.list>
<@m.item>Compare the program, the license ID and, for an open license, the authorization number with your order confirmation. If one of them differs, request again with the right one.</@m.item>
<@m.item>If all of them are right, contact support and mention the license ID. Support can see what became of the request: ${support}</@m.item>
</@m.list>
</@m.mail>

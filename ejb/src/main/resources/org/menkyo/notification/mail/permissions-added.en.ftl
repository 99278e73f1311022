<@m.mail subject="You have new permissions">
<@m.p>Hello,</@m.p>
<@m.p>You have been given new permissions on license ID <@m.strong>${licenseId}</@m.strong>:</@m.p>
<@m.roles names=roles/>
<@m.p>They are in force. Sign in to use them; under My Permissions you see all that you have.</@m.p>
</@m.mail>

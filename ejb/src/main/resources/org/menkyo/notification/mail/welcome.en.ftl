<@m.mail subject="Welcome: you have been given access to volume licenses">
<@m.p>Hello,</@m.p>
<@m.p>At the licensing service center, organizations see and use their volume licenses. Your address has been given this access to license ID <@m.strong>${licenseId}</@m.strong>:</@m.p>
<@m.roles names=roles/>
<@m.p>To use it, follow this link and sign in. If you have no account yet, make one first. The link registers the account that you sign in with for your address.</@m.p>
<@m.action href=link label="Register with this address"/>
<@m.heading>Good to know</@m.heading>
<@m.list>
<@m.item>Do not pass this mail on: whoever opens the link and signs in is registered for your address.</@m.item>
<@m.item>If the link has ended, sign in, enter this address in your registration, and confirm it by the mail that you get then. The permissions are kept for you.</@m.item>
<@m.item>You do not know what this is about? Ask the people in your organization who are responsible for software licenses, or contact support.</@m.item>
</@m.list>
</@m.mail>

<@m.mail subject="Confirm your business e-mail address">
<@m.p>Hello,</@m.p>
<@m.p>This address was entered as the business e-mail address of an account at the licensing service center. Please confirm that it is yours: follow this link and sign in with the account that you registered with.</@m.p>
<@m.action href=link label="Confirm this address"/>
<@m.heading>Good to know</@m.heading>
<@m.list>
<@m.item>The link confirms the address once, within 7 days. If it has ended, ask for a new mail in your registration; then only the link of the newest mail works.</@m.item>
<@m.item>Keep this mail. You can follow the link again after the address is confirmed: it then looks anew at what the address may do, and shows it to you.</@m.item>
<@m.item>You did not register? Then you need not do anything. Nobody can confirm this address without this link.</@m.item>
</@m.list>
</@m.mail>

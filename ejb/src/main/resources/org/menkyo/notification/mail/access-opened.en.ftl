<@m.mail subject="Your access is open">
<@m.p>Hello,</@m.p>
<@m.p>The address <@m.strong>${email}</@m.strong> is confirmed, and it is on record: you now have access to the licensing service center.</@m.p>
<@m.p>Sign in with the account that you registered with. Under My Permissions you see your license IDs and what you may do with each of them.</@m.p>
</@m.mail>

<@m.mail subject="You have new permissions">
<@m.p>Hello,</@m.p>
<@m.p>You have been given these permissions at the licensing service center:</@m.p>
<@m.permissions entries=permissions/>
<@m.p>They are in force. Sign in to use them; under My Permissions you see all that you have.</@m.p>
</@m.mail>

<@m.mail subject="新しいアクセス権限が付与されました">
<@m.p>ライセンス ID <@m.strong>${licenseId}</@m.strong> について、次の新しいアクセス権限が付与されました。</@m.p>
<@m.roles names=roles/>
<@m.p>サインインすると、すぐにご利用いただけます。お持ちのアクセス権限は「アクセス権限の確認」でご覧いただけます。</@m.p>
</@m.mail>

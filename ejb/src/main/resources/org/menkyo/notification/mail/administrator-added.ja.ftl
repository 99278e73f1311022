<@m.mail subject="サポートがライセンス ID ${licenseId} に管理者を追加しました">
<@m.p>管理者としてご登録のライセンス ID <@m.strong>${licenseId}</@m.strong> に、サポートがライセンスの情報を確認したうえで次の管理者を追加しました。</@m.p>
<@m.p><@m.strong>${administrator}</@m.strong></@m.p>
<@m.p>お心当たりのない場合は、サポートにご連絡ください。管理者は、このアクセス権限を削除することもできます。</@m.p>
</@m.mail>

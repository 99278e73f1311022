<@m.mail subject="ライセンス ID ${licenseId} が終了しました">
<@m.p>管理者としてご登録のライセンス ID <@m.strong>${licenseId}</@m.strong> を、<#if distributor??>販売代理店 ${distributor} <#else>サポート</#if>が終了しました。このライセンス ID のアクセス権限と権利はすべて終了し、プロダクト キーは今後のライセンス認証に使用できません。</@m.p>
<@m.p>理由:</@m.p>
<@m.quote lines=reason/>
<@m.p>お心当たりのない場合は、販売代理店またはサポートにご連絡ください。</@m.p>
</@m.mail>
